from pipeline.compare.across import compare_studies, compare_waves
from pipeline.contract import TABLES
from pipeline.engine import Tables
from tests.small import staged_small

CODEBOOK = """
    waves: {"2012": {label: First}, "2013": {label: Second}}
    items: {uses: {column: U, options: [[y_, "Yes"], [n_, "No"]]}}
    """


def drawing(yes, no):
    return "U | x\n" + "Yes | 1\n" * yes + "No | 1\n" * no


def test_waves_are_compared_in_one_table_of_the_study(tmp_path):
    study, _, before = staged_small(tmp_path, CODEBOOK, drawing(10, 30), upto="correlate")
    later = tmp_path / "later"
    later.mkdir()
    _, _, after = staged_small(later, CODEBOOK, drawing(20, 20), upto="correlate")
    across = Tables(
        "small", "_", lambda name: tmp_path / f"{name}.parquet", lambda name: tmp_path / f"{name}.parquet"
    )
    compare_waves(study, {"2013": after, "2012": before}, across)
    found = across.load("trends")
    assert list(found.columns) == list(TABLES["trends"].types)
    assert found["wave"].unique().tolist() == ["_"]
    assert found.set_index("option")["change"].to_dict() == {"n_": -0.25, "y_": 0.25}


def test_without_effects_nothing_is_pooled(tmp_path):
    across = Tables(
        "_", "_", lambda name: tmp_path / f"{name}.parquet", lambda name: tmp_path / f"{name}.parquet"
    )
    compare_studies(across, {})
    assert list(across.load("pooled").columns) == list(TABLES["pooled"].types)
    assert len(across.load("pooled")) == 0
