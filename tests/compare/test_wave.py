from pipeline.contract import TABLES
from tests.small import staged_small

CODEBOOK = """
    items: {uses: {column: U, options: [[y_, "Yes"], [n_, "No"]]}}
    published: [{wave: "2012", item: uses, option: y_, share: 0.75, source: press}]
    """
DRAWING = "U | x\n" + "Yes | 1\n" * 6 + "No | 1\n" * 2


def test_a_wave_has_its_published_figures_beside_the_computed_ones(tmp_path):
    _, _, tables = staged_small(tmp_path, CODEBOOK, DRAWING, upto="compare")
    found = tables.load("benchmarks")
    assert list(found.columns) == list(TABLES["benchmarks"].types)
    shown = found[["position", "computed_share", "verdict", "wave"]]
    assert shown.to_numpy().tolist() == [[1, 0.75, "reproduced", "2012"]]


def test_a_wave_without_published_figures_has_an_empty_table(tmp_path):
    codebook = CODEBOOK.split("    published", maxsplit=1)[0]
    _, _, tables = staged_small(tmp_path, codebook, DRAWING, upto="compare")
    assert list(tables.load("benchmarks").columns) == list(TABLES["benchmarks"].types)
    assert len(tables.load("benchmarks")) == 0
