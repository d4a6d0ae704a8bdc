import pytest

ITEMS = """\
items:
  a: {column: A, options: [[x, X], [y, Y]], nets: {either: [x, y]}}
  n: {column: N, type: number, bands: {size: [[s, S, null, 5], [l, L, 5, null]]}}
  t: {column: T, type: text}
  g: {grid: {h: H}, options: [["1", One]], type: ordinal}
scores: {total_score: {items: [h], levels: [[low, Low, 0]]}, plain: {items: [n]}}
derived: {d: {options: [[z, Z]], when: [[z, else]]}}
"""


@pytest.mark.parametrize(
    "condition",
    [
        "{a: [x]}",
        "{a: [either], size: [l], n: {from: 20, to: 100}}",
        "{any: [{d: [z]}, {not: {total_score: [low]}}], all: [{h: ['1']}]}",
        "{n: {from: 0.5}}",
    ],
)
def test_a_condition_may_ask_about_items_bands_nets_derived_items_and_levels(problems, condition):
    assert problems(f"{ITEMS}universes: {{u: {condition}}}\n") == []


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ("{country: [x]}", "universes.u.country: found country, which is not in the codebook; name an item"),
        (
            "{siz: [s]}",
            "universes.u.siz: found siz, which is not in the codebook (did you mean `size`?); name an item",
        ),
        ("{a: [z]}", "universes.u.a: found z, no option of a; it has x, y, either"),
        ("{g: ['1']}", "universes.u.g: found g, which is a grid; name its items: h"),
        ("{n: [s]}", "universes.u.n: found the option s, but n is a number; name its bands: size"),
        ("{t: [s]}", "universes.u.t: found the option s, but t is of type text and has no options"),
        (
            "{plain: [s]}",
            "universes.u.plain: found the option s, but plain is a score without levels; give it `levels`",
        ),
        ("{a: {from: 1}}", "universes.u.a: a is not a number; list the options instead: x, y, either"),
        ("{n: {from: 5, to: 5}}", "universes.u.n: found from 5 to 5; `to` must be the greater one"),
        ("{n: {}}", "universes.u.n: found neither from nor to; write one of them"),
        ("{}", "universes.u: the condition is empty; name an item and its options"),
        ("{any: [{not: {a: [q]}}]}", "universes.u.any.not.a: found q, no option of a; it has x, y, either"),
    ],
)
def test_what_a_condition_cannot_ask_is_named(problems, condition, found):
    assert problems(f"{ITEMS}universes: {{u: {condition}}}\n") == [f"9: {found}"]


def test_nobody_is_asked_because_of_a_score(problems):
    (found,) = problems(ITEMS.replace("type: text}", "type: text, asked_if: {total_score: [low]}}"))
    assert found.startswith(
        "5: items.t.asked_if: found total_score, a score, which is known only after the answers"
    )


def test_nothing_is_derived_from_a_score(problems):
    (found,) = problems(ITEMS.replace("[z, else]", "[z, {total_score: [low]}]"))
    assert "total_score, a score, which is known only after the answers" in found
    assert "name a universe" in found


def test_items_that_wait_for_one_another_are_a_circle(problems):
    found = problems(
        "items:\n"
        "  a: {column: A, options: [[x, X]], asked_if: {size: [s]}}\n"
        "  n: {column: N, type: number, bands: {size: [[s, S, null, 5]]}, asked_if: {a: [x]}}\n"
        "  b: {column: B, options: [[x, X]], asked_if: {b: [x]}}\n"
    )
    assert len(found) == 2
    assert any("items.b.asked_if: it waits for itself: b → b; break the circle" in line for line in found)
    assert any("it waits for itself: a → n → a" in line or "n → a → n" in line for line in found)


def test_derived_items_that_wait_for_one_another_are_a_circle(problems):
    (found,) = problems(
        "items: {n: {column: N, type: number}}\n"
        "derived:\n"
        "  d: {options: [[x, X]], when: [[x, {e: [x]}]]}\n"
        "  e: {options: [[x, X]], when: [[x, {d: [x]}]]}\n"
    )
    assert "it waits for itself" in found


def test_a_long_chain_is_no_circle(problems):
    items = "".join(
        f"  i{i}: {{column: C{i}, options: [[x, X]], asked_if: {{i{i - 1}: [x]}}}}\n" for i in range(1, 1500)
    )
    assert problems("items:\n  i0: {column: C0, options: [[x, X]]}\n" + items) == []
