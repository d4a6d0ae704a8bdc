import pytest

from pipeline.frame.grossing import grossing_factors
from tests.tabulate.framed import framed

CODEBOOK = """
    weights: {firms: W}
    targets: {sector: {fin: 0.5, media: 0.5}}
    items:
      sector: {column: S, options: [[fin, Finance], [media, Media]]}
    """
DRAWING = """
    S     | W
    ------+---
    fin   | 10
    fin   | 20
    media | 30
    """


def test_a_mean_weight_of_20_makes_totals_of_20_a_respondent_also_after_raking(tmp_path):
    with framed(tmp_path, CODEBOOK, DRAWING) as (engine, _):
        assert grossing_factors(engine) == pytest.approx({"firms": 20, "raked": 20})


def test_targets_alone_stand_for_no_population(tmp_path):
    codebook = CODEBOOK.replace("    weights: {firms: W}\n", "")
    with framed(tmp_path, codebook, DRAWING) as (engine, _):
        assert grossing_factors(engine) == {}
