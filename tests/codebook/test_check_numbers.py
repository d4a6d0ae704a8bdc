import pytest


@pytest.mark.parametrize(
    ("bands", "found"),
    [
        (
            "[[s, S, null, 10], [l, L, 9, null]]",
            "l overlaps s; sort them, each beginning where the one before ends",
        ),
        (
            "[[l, L, 10, null], [s, S, null, 10]]",
            "s overlaps l; sort them, each beginning where the one before ends",
        ),
        ("[[s, S, 10, 5]]", "s ends at 5, not above its beginning; swap them"),
        ("[[s, S, null, 5], [s, T, 5, null]]", "the code s is here twice; give each its own"),
        ("[[s, S, null, 5], [l, S, 5, null]]", '"S" is the label of s as well; reword one'),
    ],
)
def test_bands_stand_in_order_and_apart(problems, bands, found):
    assert problems(f"items: {{n: {{column: N, type: number, bands: {{c: {bands}}}}}}}\n") == [
        f"2: items.n.bands.c: {found}"
    ]


def test_bands_may_leave_a_gap_and_open_ends(problems):
    bands = "[[s, S, null, 10], [m, M, 10, 249.5], [l, L, 250, null]]"
    assert problems(f"items: {{n: {{column: N, type: number, bands: {{c: {bands}}}}}}}\n") == []


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ("range: [10, 0]", "items.n.range: found 10 to 0; write the lower number first"),
        ("range: [0, 100], summary: nps", "items.n.summary: nps is about a number from 0 to 10"),
        ("multiplier: 0", "items.n.multiplier: found 0; write a number above 0"),
    ],
)
def test_a_number_does_not_contradict_itself(problems, keys, found):
    assert problems(f"items: {{n: {{column: N, type: number, {keys}}}}}\n")[0].startswith(f"2: {found}")


def test_the_items_of_a_grid_cannot_share_bands(problems):
    (found,) = problems("items: {g: {grid: {n: N}, type: number, bands: {c: [[s, S, null, 5]]}}}\n")
    assert found == "2: items.g.bands.c: the items of a grid cannot share bands; write them as items"


@pytest.mark.parametrize(
    ("score", "found"),
    [
        ("levels: [[a, A, 0], [b, B, 0]]", "scores.s.levels: b begins at 0, not above a; sort them"),
        ("levels: [[a, A, 0], [a, B, 1]]", "scores.s.levels: the code a is here twice; give each its own"),
        (
            "rescale: [0, 100], levels: [[a, A, 20]]",
            "scores.s.levels: no level begins at 0, so the lowest scores have none",
        ),
        ("rescale: [100, 0]", "scores.s.rescale: the second number must be the greater one"),
    ],
)
def test_levels_stand_in_order_and_take_the_lowest_score(problems, score, found):
    (line,) = problems(f"items: {{n: {{column: N, type: number}}}}\nscores: {{s: {{items: [n], {score}}}}}\n")
    assert line.startswith(f"3: {found}")
