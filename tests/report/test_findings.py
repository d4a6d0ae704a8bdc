from dataclasses import replace

import pyarrow.parquet as pq

from pipeline.codebook.model import Provenance
from pipeline.report.findings import SHORT, findings, short
from pipeline.report.table_rows import records


def trends(published):
    path = published.processed / "tables/trends/study=twelve/wave=_/part.parquet"
    return records(pq.ParquetFile(path).read())


def found(view, published, key):
    return findings(view(key), trends(published))


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


def test_what_the_wave_before_left_out_does_not_stand_for_the_wave_before(view, published):
    """2011 to 2012 has no break; a row from further back, which has, is not what is told of 2012."""
    rows = [row for row in trends(published) if row["to_wave"] == "2012"]
    older = {**rows[0], "banner": "total", "from_wave": "2010", "break_reason": "asked on paper"}
    wave = view("twelve:2012")
    last = findings(wave, [older, *rows])[-1]
    assert (last.number, wave.label_of("2011") in last.text) == ("±0", True)


def test_correlations_say_that_they_say_nothing_about_what_came_first(view, published):
    said = [one.certainty for one in found(view, published, "twelve:2011") if "correlation" in one.text]
    assert all("nothing about what came first" in certainty for certainty in said)


def test_the_strength_of_a_reconstructed_correlation_is_called_an_assumption(view, published):
    real = view("twelve:2011")
    made_up = replace(real, wave=replace(real.wave, provenance=Provenance.RECONSTRUCTED))
    for one, is_assumed in ((real, False), (made_up, True)):
        said = [found.certainty for found in findings(one, trends(published)) if "correlation" in found.text]
        assert said
        assert all(("its strength is an assumption" in certainty) is is_assumed for certainty in said)


def test_a_label_of_5000_characters_is_cut_in_a_sentence():
    assert len(short("x" * 5000)) == SHORT
