"""Which columns of an export the codebook refers to."""

from dataclasses import replace
from pathlib import Path

from pipeline.cli.column_matching import item_columns, match_columns
from pipeline.codebook import load_study
from pipeline.codebook.estimation import Replication
from pipeline.codebook.model import Design
from pipeline.normalize.columns import ExportColumn
from tests.twelve.study import HERE

HEADER = (HERE / "2011.csv").read_text(encoding="utf-8").splitlines()[0].split(",")


def wave():
    return load_study(Path(HERE / "codebook.yaml")).wave("2011")


def columns(*names, role=""):
    return {name: ExportColumn(name, role=role) for name in names}


def test_an_export_as_the_codebook_has_it_matches_whole():
    match = match_columns(wave(), columns(*HEADER))
    assert match.unmatched == ()
    assert match.matched["platforms"] == ("Facebook", "Twitter", "LinkedIn")
    assert "comment" in match.matched
    assert match.unused == ("Phone",)


def test_a_column_that_is_not_there_is_named_with_the_nearest():
    names = [{"Sector": "Sectors", "Weight": "wt"}.get(name, name) for name in HEADER]
    match = match_columns(wave(), columns(*names))
    assert [(one.key, one.column, one.nearest) for one in match.unmatched] == [
        ("items.sector", "Sector", "Sectors"),
        ("weights.firms", "Weight", None),
    ]
    assert (
        match.unmatched[0].sentence
        == "items.sector: the export has no column 'Sector'; the nearest is 'Sectors'."
    )
    assert match.unmatched[1].sentence == "weights.firms: the export has no column 'Weight'."
    assert "sector" not in match.matched
    assert set(match.unused) == {"Phone", "Sectors", "wt"}


def test_headers_match_however_they_are_typed():
    match = match_columns(wave(), columns(*(f" {name.upper()} " for name in HEADER)))
    assert match.unmatched == ()
    assert match.matched["sector"] == (" SECTOR ",)


def test_a_set_matches_only_whole():
    match = match_columns(wave(), columns(*(name for name in HEADER if name != "Twitter")))
    assert "platforms" not in match.matched


def test_replicate_weights_found_by_their_prefix_are_used():
    replicated = replace(wave(), design=Design(replication=Replication("brr", prefix="rep_")))
    assert match_columns(replicated, columns(*HEADER, "rep_1", "rep_2")).unused == ("Phone",)


def test_what_the_platform_uses_itself_is_not_called_unused():
    found = columns(*HEADER) | columns("StartDate", role="started_at")
    assert match_columns(wave(), found).unused == ("Phone",)


def test_an_item_is_read_from_its_columns_its_column_or_its_name():
    items = {item.name: item for item in wave().items}
    assert item_columns(items["sector"]) == ("Sector",)
    assert item_columns(items["platforms"]) == ("Facebook", "Twitter", "LinkedIn")
