from dataclasses import replace

from pipeline.contract import TABLES
from pipeline.report.adjusted import adjusted_picture, adjusted_rows
from pipeline.report.table_rows import of_frame
from tests.drawn import table

MIX = """
    banner_option | mix     | share | standardized_share | standardized_low | standardized_high | shrunken_share
    --------------+---------+-------+--------------------+------------------+-------------------+---------------
    uk            | {mix} | {uk}  | {uk_same}          | 0.2              | 0.8               | 0.5
    us            | {mix} | 0.4   | 0.45               | 0.2              | 0.8               | 0.5
    """


def drawn(view, **numbers):
    wave = view("twelve:2011")
    rows = table(MIX.format(mix="size_class", **numbers)).assign(
        item="social", option="yes_", universe="all", banner="country", weighting=wave.weighting, flag=""
    )
    rows = of_frame(rows.reindex(columns=list(TABLES["adjusted_rates"].types)))
    return replace(wave, columns={"adjusted_rates": rows}.__getitem__)


def picture(view, **numbers):
    wave = drawn(view, **numbers)
    return adjusted_picture(wave, adjusted_rows(wave, ["social"]), "social", "country")


def test_raw_standardised_and_shrunken_shares_stand_side_by_side(view):
    first, second, third = picture(view, uk=0.6, uk_same=0.55).figure["data"]
    assert (first["x"], second["x"], third["x"]) == ([0.6, 0.4], [0.55, 0.45], [0.5, 0.5])
    assert second["name"] == "at everybody’s mix of size class"


def test_a_lead_that_another_mix_explains_is_said(view):
    explained = picture(view, uk=0.6, uk_same=0.41).note
    assert (
        "United Kingdom has the largest share as it is, at everybody’s mix of size class United States has"
        in (explained)
    )
    assert "size class does not explain it" in picture(view, uk=0.6, uk_same=0.5).note


def test_without_an_adjusted_share_there_is_no_picture(view):
    wave = view("twelve:2011")
    assert adjusted_picture(wave, {}, "social", "country") is None
