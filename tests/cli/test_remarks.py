"""What is special about one row."""

from pipeline.cli.remarks import flags_of, is_weak, remark


def test_what_is_true_of_every_row_is_not_repeated_beside_each():
    assert remark("model_based reconstructed") == ""
    assert remark("low_base model_based reconstructed", "assumed") == "low base, assumed"


def test_a_suppressed_row_says_why_it_shows_nothing():
    assert remark("suppressed") == "not shown: base under 5"
    assert is_weak("suppressed model_based")
    assert is_weak("suppressed_secondary")


def test_a_hidden_mean_may_be_money_that_would_tell_of_one_company():
    """Money is hidden by the p% rule on any base."""
    said = remark("suppressed", of_means=True)
    assert said == "not shown: base under 5, or money that would tell of one company"


def test_a_pinned_row_is_a_published_figure():
    assert remark("", "pinned") == "published figure"
    assert remark("", "observed") == ""


def test_an_unknown_flag_is_shown_as_it_stands():
    assert remark("new_flag") == "new_flag"


def test_a_missing_flag_is_no_flag():
    assert flags_of(None) == flags_of(float("nan")) == ()
    assert not is_weak(None)
