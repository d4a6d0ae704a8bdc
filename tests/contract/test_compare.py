"""Columns that other programs rely on, and what the compare stage's tables span."""

from pipeline.contract import TABLES

TRENDS = """
    item option banner banner_option from_wave to_wave from_share from_base to_share to_base change
    std_error low high method p_value p_adjusted adjustment family break_reason flag
"""
BENCHMARKS = """
    item option banner banner_option published_share computed_share share_low share_high difference
    verdict weighting source
"""
POOLED = """
    family score outcome method effects estimate std_error low high prediction_low prediction_high
    tau2 i2 flag
"""


def test_every_column_of_the_design_is_there():
    for name, columns in (("trends", TRENDS), ("benchmarks", BENCHMARKS), ("pooled", POOLED)):
        assert set(columns.split()) <= set(TABLES[name].types), name


def test_trends_span_waves_and_pooled_effects_span_studies():
    spans = {name: TABLES[name].spans for name in ("benchmarks", "trends", "pooled")}
    assert spans == {"benchmarks": "wave", "trends": "study", "pooled": "all"}


def test_a_published_figure_is_found_by_its_place_in_the_codebook():
    assert TABLES["benchmarks"].key == ("study", "wave", "position")
