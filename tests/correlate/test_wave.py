from pipeline.contract import TABLES
from tests.small import staged_small

CODEBOOK = """
    items: {one: {column: A, type: number}, growth: {column: G, type: number}}
    scores: {s: {items: [one]}}
    outcomes: [growth]
    """
DRAWING = "A | G\n" + "\n".join(f"{n} | {n % 4}" for n in range(8))


def test_every_table_of_the_stage_is_written_with_its_columns(tmp_path):
    _, _, tables = staged_small(tmp_path, CODEBOOK, DRAWING, upto="correlate")
    for table in TABLES.values():
        if table.stage == "correlate":
            assert list(tables.load(table.name).columns) == list(table.types)
    assert {"pearson", "spearman"} <= set(tables.load("correlations")["method"])
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_study_without_scores_has_no_correlations(tmp_path):
    _, _, tables = staged_small(
        tmp_path, "items: {growth: {column: G, type: number}}", DRAWING, upto="correlate"
    )
    assert len(tables.load("correlations")) == len(tables.load("reliability")) == 0
