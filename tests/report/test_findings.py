import pandas as pd

from pipeline.report.findings import SHORT, findings, short
from pipeline.report.wave_view import plain_numbers


def found(view, published, key):
    trends = plain_numbers(
        pd.read_parquet(published.processed / "tables/trends/study=twelve/wave=_/part.parquet")
    )
    return findings(view(key), trends)


def test_every_share_says_its_interval_and_its_base(view, published):
    shares = [one for one in found(view, published, "twelve:2011") if one.number.endswith("%")]
    assert shares
    assert all(
        ("95% confidence interval" in one.certainty and "respondents" in one.certainty)
        or "of those" in one.certainty
        for one in shares
    )


def test_a_break_is_a_finding_and_no_change_is_told(view, published):
    last = found(view, published, "twelve:2013")[-1]
    assert (last.number, last.about) == ("Break", "change")
    assert "asked by telephone" in last.text


def test_correlations_say_that_they_say_nothing_about_what_came_first(view, published):
    said = [one.certainty for one in found(view, published, "twelve:2011") if "correlation" in one.text]
    assert all("nothing about what came first" in certainty for certainty in said)


def test_a_label_of_5000_characters_is_cut_in_a_sentence():
    assert len(short("x" * 5000)) == SHORT
