from dataclasses import replace

from pipeline.contract import TABLES
from pipeline.report.wave_view import READ, headline_weighting


def test_no_private_table_is_read():
    assert [name for name in READ if TABLES[name].is_private] == []


def test_the_first_weight_the_codebook_names_is_the_headline(view):
    wave = view("twelve:2011").wave
    assert headline_weighting(wave, ["none", "raked", "firms"]) == "firms"
    assert headline_weighting(wave, ["none", "raked"]) == "raked"
    assert headline_weighting(wave, ["none"]) == "none"


def test_cells_stand_by_universe_and_banner_in_the_reports_words(view):
    cells = view("twelve:2011").cells_of("social")
    assert [row["option_label"] for row in cells["all", "total"][:2]] == ["Yes", "No"]
    assert {row["banner_option_label"] for row in cells["all", "country"]} == {
        "United Kingdom",
        "United States",
    }


def test_the_kept_are_the_largest_base(view):
    assert view("twelve:2011").kept == 12


def test_where_every_base_is_suppressed_the_kept_are_fewer_than_five(view):
    wave = view("twelve:2011")
    hidden = [row | {"unweighted_base": float("nan")} for row in wave.totals]
    assert (wave.kept_words, replace(wave, totals=hidden).kept_words) == ("12", "fewer than 5")
