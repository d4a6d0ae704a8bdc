import pytest

ITEMS = """\
items:
  one: {column: A, type: ordinal, options: [["1", No], ["2", Yes]]}
  two: {column: B, options: [["1", Low], ["2", High], [refused, Nope]]}
  words: {column: C, options: [[lo, Low], [hi, High]]}
  step: {column: D, type: ordinal, options: [[lo, Low], [hi, High]]}
  many: {columns: {x: E, y: F}}
  free: {column: G, type: text}
  n: {column: H, type: number}
missing: {"9": refused}
""".replace("No]", "Nee]").replace("Yes]", "Ja]")


@pytest.mark.parametrize(
    "score",
    [
        "items: [one, two, step, n], reverse: [one]",
        "items: [one, two], method: z_mean, reference_wave: '2011'",
        "items: [many, words], method: count, count: {many: [x]}",
    ],
)
def test_what_can_be_combined_is_accepted(problems, score):
    assert problems(f"{ITEMS}scores: {{s: {{{score}}}}}\n") == []


@pytest.mark.parametrize(
    ("score", "found"),
    [
        ("items: [words]", "items: words has no order, and its code lo is no number; write `type: ordinal`"),
        ("items: [many]", "items: many is of type multiple; method mean needs ordinal items or numbers"),
        ("items: [free], method: count", "items: free is of type text; only options can be counted"),
        (
            "items: [oen]",
            "items: found oen, which is not in the codebook (did you mean `one`?); name an item",
        ),
        ("items: [one, one]", "items: an item is here twice; remove one"),
        (
            "items: [one], reverse: [two]",
            "reverse: two is not among the score's items; add it there or remove it",
        ),
        (
            "items: [n], reverse: [n]",
            "reverse: n is a number without a `range`, so it has no max to reverse from",
        ),
        ("items: [many], method: count, reverse: [many]", "reverse: what is counted cannot be reversed"),
        (
            "items: [one], reference_wave: '2011'",
            "reference_wave: only method z_mean has a reference wave; remove it",
        ),
        (
            "items: [one], count: {one: ['1']}",
            "count: `count` is about method count; say `method: count` or remove it",
        ),
        (
            "items: [many], method: count, count: {one: ['1']}",
            "count.one: one is not among the score's items",
        ),
        (
            "items: [many], method: count, count: {many: [z]}",
            "count.many: found z, no option of many; it has x, y",
        ),
    ],
)
def test_what_cannot_be_combined_is_named(problems, score, found):
    assert problems(f"{ITEMS}scores: {{s: {{{score}}}}}\n")[0].startswith(f"11: scores.s.{found}")
