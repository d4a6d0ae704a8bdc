"""`publish: false` beside a use whose numbers are about the item's answers."""

import pytest

ITEMS = """\
items:
  sector: {column: A, options: [[fin, Finance], [media, Media]], publish: false}
  n: {column: N, type: number, publish: false, bands: {size: [[s, S, null, 5], [l, L, 5, null]]}}
  top: {type: rank, columns: {a: R1, b: R2}, publish: false}
  why: {column: W, type: text, publish: false, codes: why.csv, options: [[dear, Dear]]}
  growth: {column: H, type: ordinal, options: [["1", Less], ["2", More]]}
"""


@pytest.mark.parametrize(
    ("use", "where", "names", "what"),
    [
        ("outcomes: [growth, n]", "outcomes", "n n", "an outcome"),
        ("controls: [sector]", "controls", "sector sector", "a control"),
        ("marker: n", "marker", "n n", "a marker"),
        ("banners: [[size, growth]]", "banners", "size n", "a banner"),
        ("banners: [top]", "banners", "top top", "a banner"),
        ("controls: [top_a]", "controls", "top_a top", "a control"),
        ("targets: {sector: {fin: 0.5, media: 0.5}}", "targets.sector", "sector sector", "a target"),
        ("waves: {'1': {targets: {size: {s: 0.5, l: 0.5}}}}", "waves.1.targets.size", "size n", "a target"),
        (
            "nonresponse: {classes: [sector], sampled: {fin: 5, media: 5}}",
            "nonresponse.classes",
            "sector sector",
            "a class of non-response",
        ),
    ],
)
def test_what_tables_tell_of_cannot_be_kept_from_them(problems, use, where, names, what):
    name, item = names.split()
    assert problems(f"{ITEMS}{use}\n") == [
        f"8: {where}: {name} is kept from the tables (items.{item}: `publish: false`), and as {what} its answers "
        "would be in them; remove `publish: false` there, or the name here"
    ]


def test_an_item_that_one_wave_does_not_publish_is_none_to_name(problems):
    item = "items: {a: {column: A, type: number, by_wave: {'2012': {publish: false}}}}\n"
    (problem,) = problems(item + "outcomes: [a]\n")
    assert "items.a: `publish: false`" in problem


def test_codes_of_a_text_scores_conditions_and_derived_items_may_be_of_what_is_not_published(problems):
    text = """
scores: {s: {items: [n, growth]}}
universes: {fin: {sector: [fin]}}
derived: {d: {options: [[a, A], [b, B]], when: [[a, {sector: [fin]}], [b, else]]}}
banners: [why_coded, d]
outcomes: [s, growth]
"""
    assert problems(ITEMS + text) == []
