import pytest

from pipeline.cli.earlier_wave import EarlierWave, wave_before
from pipeline.cli.export_reading import read_with_codebook
from pipeline.cli.wave_changes import compare_waves
from pipeline.codebook import load_study
from tests.small import small_export, staged_small

CODEBOOK = """
    waves: {"2011": {label: first}, "2012": {label: second}}
    items:
      sector: {column: Sector, options: [[fin, Finance], [media, Media], [energy, Energy]]}
      uses: {column: Uses, separator: ";", options: [[mail, Mail], [chat, Chat], [fax, Fax]]}
    """
NOW = "Sector | Uses | New\n" + "Finance | Mail;Chat | x\n" * 90 + "Energy | Mail | x\n" * 10
THEN = "Sector | Uses | Old\n" + "Finance | Mail;Fax | x\n" * 50 + "Media | Mail | x\n" * 50


@pytest.fixture
def compared(tmp_path):
    def changes(codebook=CODEBOOK, then=THEN):
        study, wave, tables = staged_small(tmp_path, codebook, NOW)
        before = EarlierWave(study.wave("2011"), [small_export(tmp_path, then, "2011.csv")])
        return compare_waves(study, wave, tables, before)

    return changes


def test_columns_that_are_new_or_gone_are_named(compared):
    found = compared()
    assert (found.wave, found.new, found.gone) == ("2011", ("New",), ("Old",))


def test_options_that_only_one_wave_chose_are_named(compared):
    assert compared().options == {"sector": (("media",), ("energy",)), "uses": (("fax",), ("chat",))}


def test_shares_that_moved_beyond_chance_are_listed(compared):
    moved = {(one.item, one.option): one for one in compared().moved}
    assert ("uses", "mail") not in moved
    finance = moved["sector", "fin"]
    assert (finance.before, finance.now) == (pytest.approx(0.5), pytest.approx(0.9))
    assert finance.p_adjusted < 0.001


def test_shares_are_not_compared_across_a_break(compared):
    found = compared(CODEBOOK.replace("label: second", "label: second, series_break: other people"))
    assert found.moved == ()
    assert "other people" in found.note


def test_a_wave_that_cannot_be_read_is_said_and_stops_nothing(compared):
    found = compared(then=THEN.replace("Media", "Board"))
    assert "Board" in found.note
    assert (found.moved, found.gone) == ((), ("Old",))


def test_the_wave_before_is_what_was_published_of_it_whatever_its_file_says_now(published, tmp_path):
    study = load_study(published.raw / "twelve")
    export = tmp_path / "2013.csv"
    export.write_bytes((published.raw / "twelve" / "2012.csv").read_bytes())
    earlier = wave_before(study, published, "2013")
    found = read_with_codebook(study, study.wave("2013"), [export], before=earlier).changes
    assert (found.wave, found.is_published, found.moved, found.options) == ("2012", True, (), {})
