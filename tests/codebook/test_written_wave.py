import pytest

ITEM = "items: {a: {column: Q1, options: [[x, X]]}}\n"


@pytest.mark.parametrize("wave", ["2012", "2012-06", "June2012", "1.5"])
def test_wave_names_are_letters_digits_dots_and_hyphens(problems, wave):
    assert problems(f'{ITEM}waves: {{"{wave}": {{label: L}}}}\n') == []


@pytest.mark.parametrize("wave", ["-2012", "20_12", "2012/06", "a b"])
def test_other_wave_names_are_refused(problems, wave):
    (found,) = problems(f'{ITEM}waves: {{"{wave}": {{label: L}}}}\n')
    assert found.startswith(
        f"3: waves.{wave}: found the name `{wave}`; it must be letters, digits, dots and hyphens"
    )


def test_an_unquoted_year_is_no_name(problems):
    assert problems(f"{ITEM}waves: {{2012: {{label: L}}}}\n") == [
        '3: key `2012`: unquoted it is a number to YAML; write "2012"'
    ]


def test_an_unquoted_day_is_no_text(problems):
    (found,) = problems(f'{ITEM}waves: {{"2012": {{expected_on: 2012-06-30}}}}\n')
    assert found.startswith(
        "3: waves.2012.expected_on: found unquoted 2012-06-30, which YAML may read as a date"
    )


def test_an_unknown_rule_of_exclusion_is_named(problems):
    (found,) = problems(ITEM + "exclude: [fast]\n")
    assert found == "3: exclude: found fast; write screened_out or incomplete"


def test_a_speeder_is_a_share_of_the_median(problems):
    assert problems(ITEM + "exclude: [{speeder: 30}]\n") == [
        "3: exclude.speeder: found 30; write a number of less than 1"
    ]
