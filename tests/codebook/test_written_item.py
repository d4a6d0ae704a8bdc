import pytest

ITEM = "items:\n  a: {column: Q1, options: [[x, X]]}\n"


def test_an_unknown_key_is_named_with_the_nearest_one_and_all_the_others(problems):
    (found,) = problems(ITEM + "  b: {colum: Q2, type: text}\n")
    assert found.startswith(
        "4: items.b.colum: unknown key `colum` (did you mean `column`?); the keys here are "
    )
    assert "aliases, asked_if," in found


def test_an_unknown_key_of_a_wave_of_an_item_is_named(problems):
    (found,) = problems(ITEM + "  b: {column: Q2, type: text, by_wave: {'2012': {colunm: Q3}}}\n")
    assert found.startswith("4: items.b.by_wave.2012.colunm: unknown key `colunm` (did you mean `column`?)")


def test_an_unknown_type_is_named_with_the_nearest_one(problems):
    (found,) = problems(ITEM + "  b: {column: Q2, type: nubmer}\n")
    assert found.startswith("4: items.b.type: found nubmer (did you mean `number`?); write single, multiple")


@pytest.mark.parametrize(
    ("key", "complaint"),
    [
        ("publish: 1", "items.b.publish: found 1; write true or false"),
        ("publish: no", 'items.b.publish: found unquoted no, which YAML may read as false; write "no"'),
        ("places: 1.5", "items.b.places: found 1.5; write a whole number"),
        ("multiplier: '1000'", 'items.b.multiplier: found "1000"; write a number, without quotes'),
        (
            "multiplier: 1e3",
            "items.b.multiplier: found unquoted 1e3, which YAML may read as a number with an exponent",
        ),
        ("range: [0]", "items.b.range: found a list of 1, which is too short: [low, high]"),
        ("range: [0, ten]", "items.b.range: found ten; write a number, without quotes: [low, high]"),
        ("waves: []", "items.b.waves: found nothing in it; fill it or remove the key"),
        ("waves: 2012", "items.b.waves: found 2012; write a list in square brackets"),
        (
            "codes: ../secret.csv",
            "items.b.codes: found ../secret.csv; it must be the name of a file beside the codebook",
        ),
        (
            "missing: {'9': Refused}",
            "items.b.missing.9: found Refused; it must be small letters, digits and _",
        ),
        ("unit:", "items.b.unit: the key has no value; give it one or remove it"),
        (
            "bands: {s: [[a, A, 1]]}",
            "items.b.bands.s: found a list of 3, which is too short: [code, label, from, to]",
        ),
        ("by_wave: {'2012': gone}", "items.b.by_wave.2012: found gone; write absent"),
    ],
)
def test_a_value_of_the_wrong_kind_is_named(problems, key, complaint):
    (found,) = problems(f"{ITEM}  b:\n    column: Q2\n    type: number\n    {key}\n")
    assert found.startswith(f"7: {complaint}")
