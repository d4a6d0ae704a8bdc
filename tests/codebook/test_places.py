import pytest

ITEMS = "items: {a: {column: A, options: [[x, X], [y, Y]]}}\n"
STUDY = "targets: {a: {x: 0.5, y: 0.6}}\n"
WAVES = "waves:\n  '2011':\n    targets: {a: {x: 0.3, y: 0.6}}\n  '2012': {}\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (ITEMS + STUDY, ["3: targets.a: the shares sum to 1.1; let them sum to 1"]),
        (ITEMS + WAVES, ["5: waves.2011.targets.a: the shares sum to 0.9; let them sum to 1"]),
        (
            ITEMS + STUDY + WAVES,
            [
                "3: targets.a: the shares sum to 1.1; let them sum to 1",
                "6: waves.2011.targets.a: the shares sum to 0.9; let them sum to 1",
            ],
        ),
    ],
)
def test_what_study_and_wave_say_is_named_once_where_it_stands(problems, text, found):
    assert problems(text) == found
