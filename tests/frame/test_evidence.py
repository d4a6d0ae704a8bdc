from dataclasses import replace

from pipeline.codebook.model import Provenance
from pipeline.frame.evidence import column_of, evidence_of, pinned_cells
from tests.small import small_study

CODEBOOK = """
    provenance: reconstructed
    weights: {firms: W}
    items:
      sector: {column: S, options: [[fin, Finance], [media, Media]]}
      size: {column: Z, options: [[s, Small], [l, Large]]}
      uses: {column: U, options: [[y_, "Yes"], [n_, "No"]]}
    universes: {users: {uses: [y_]}}
    banners: [sector, [sector, size]]
    published:
      - {wave: "2012", item: uses, option: y_, share: 0.5, source: x}
      - {wave: "2012", item: uses, option: n_, share: 0.5, source: x, weighting: none}
      - {wave: "2012", item: uses, option: y_, share: 0.5, source: x, banner: {size: l, sector: fin}, universe: users}
      - {wave: "2012", item: sector, option: fin, share: 0.9, source: x, irreconcilable: "1 + 1 > 1"}
      - {wave: "2013", item: sector, option: media, share: 0.9, source: x}
    """


def test_only_figures_of_the_wave_that_could_be_met_are_pinned(tmp_path):
    study = small_study(tmp_path, CODEBOOK)
    wave = study.wave("2012")
    assert pinned_cells(study, wave, "firms") == {
        ("uses", "y_", "all", "total", "total"),
        ("uses", "y_", "users", "sector*size", "fin*l"),
    }
    assert pinned_cells(study, wave, "none") == {("uses", "n_", "all", "total", "total")}


def test_nothing_is_pinned_where_people_answered(tmp_path):
    study = small_study(tmp_path, CODEBOOK)
    wave = replace(study.wave("2012"), provenance=Provenance.RESPONDENTS)
    assert pinned_cells(study, wave, "firms") == frozenset()
    assert evidence_of(wave, is_pinned=True) == "observed"


def test_the_rest_of_a_reconstruction_is_assumed(tmp_path):
    wave = small_study(tmp_path, CODEBOOK).wave("2012")
    assert (evidence_of(wave), evidence_of(wave, is_pinned=True)) == ("assumed", "pinned")


def test_a_figures_column_is_named_as_the_tables_name_it(tmp_path):
    study = small_study(tmp_path, CODEBOOK)
    total, _, crossed, *_ = study.published
    assert column_of(total, study.banners) == ("total", "total")
    assert column_of(crossed, study.banners) == ("sector*size", "fin*l")
    assert column_of(crossed, ()) == ("size*sector", "l*fin")
