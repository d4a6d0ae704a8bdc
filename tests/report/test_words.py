import pytest

from pipeline.codebook.model import Sample
from pipeline.report.words import (
    decimal,
    flag_words,
    interval_name,
    is_missing,
    percent,
    percent_interval,
    strength,
    verdict_words,
    whole,
)

NAN = float("nan")


@pytest.mark.parametrize(
    ("share", "words"),
    [(0.125, "13%"), (0.005, "1%"), (0.004, "<1%"), (0.0, "0%"), (1.0, "100%"), (NAN, "–"), (None, "–")],
)
def test_halves_round_up_and_a_share_above_nothing_never_reads_nothing(share, words):
    assert percent(share) == words


def test_an_interval_without_ends_says_nothing():
    assert percent_interval(0.63, 0.724) == "63% to 72%"
    assert percent_interval(NAN, NAN) == ""


def test_a_figure_without_a_verdict_says_that_there_is_nothing_to_compare():
    assert verdict_words("differs", "low_base") == "differs"
    assert verdict_words("", "suppressed_secondary model_based") == "not comparable (hidden)"
    assert verdict_words(NAN, "not_estimable") == "not comparable (not estimable)"


def test_numbers_have_a_true_minus_and_thousands():
    assert (decimal(-0.2), whole(1222.0), decimal(NAN)) == ("−0.20", "1,222", "–")


def test_only_a_probability_sample_has_a_confidence_interval():
    assert interval_name(Sample.PROBABILITY) == "95% confidence interval"
    assert interval_name(Sample.NONPROBABILITY) == "95% model-based interval"


def test_flags_that_every_row_carries_are_not_repeated_on_each():
    assert flag_words("low_base model_based reconstructed") == "low base: 5 to 29 respondents"
    assert flag_words(None) == flag_words("model_based") == ""


def test_a_hidden_number_may_be_money_that_would_tell_of_one_company():
    said = "suppressed: fewer than 5 respondents or companies, or money that would tell of one"
    assert flag_words("suppressed model_based") == said


@pytest.mark.parametrize(
    ("correlation", "words"),
    [(0.05, "hardly any"), (0.1, "small positive"), (-0.3, "medium negative"), (0.5, "large positive")],
)
def test_correlations_have_cohens_words(correlation, words):
    assert strength(correlation) == words


def test_a_text_is_not_missing_and_nan_is():
    assert not is_missing("")
    assert is_missing(NAN)
    assert is_missing(None)
