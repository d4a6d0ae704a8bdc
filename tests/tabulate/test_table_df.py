import pytest

from pipeline.tabulate.count import count_item
from pipeline.tabulate.table_covariance import read_tables
from pipeline.tabulate.table_df import table_df
from tests.tabulate.framed import framed, subject_of

CODEBOOK = """
    {more}
    items:
      sector: {{column: S, options: [[fin, Finance], [media, Media]]}}
      uses: {{column: U, options: [[y_, "Yes"], [n_, "No"]]}}
      m: {{columns: {{p: P, q: Q}}}}
    banners: [sector]
    universes: {{finance: {{sector: [fin]}}}}
    """
DRAWING = """
    S     | U   | P | Q | H | F | r1 | r2 | r3 | r4
    ------+-----+---+---+---+---+----+----+----+---
    fin   | Yes | 1 | 0 | x | a | 0  | 2  | 1  | 1
    fin   | No  | 0 | 1 | x | b | 2  | 0  | 1  | 1
    media | Yes | 1 | 1 | x | a | 0  | 2  | 1  | 1
    media |     |   |   | y | c | 1  | 1  | 0  | 2
    media | No  | 0 | 1 | y | d | 1  | 1  | 2  | 0
    """


def df_of(tmp_path, more, item, universe="all", options=None):
    with framed(tmp_path, CODEBOOK.format(more=more), DRAWING) as (engine, frame):
        weighting = frame.weightings[0]
        counts = count_item(engine, frame, subject_of(frame, item), weighting)
        tables = read_tables(engine, frame, counts, weighting)
        columns = [at for at, key in enumerate(counts.columns) if key[:2] == (universe, "sector")]
        chosen = [at for at, code in enumerate(counts.options) if options is None or code in options]
        return table_df(frame, counts, tables, columns, chosen)


CLUSTERS = "design: {strata: H, psu: F}"
REPLICATES = "design: {replicates: {method: brr, prefix: r}}"


@pytest.mark.parametrize(
    ("more", "universe", "expected"),
    [
        ("design: {strata: H}", "all", 4 - 2),
        ("design: {strata: H}", "finance", 2 - 1),
        (CLUSTERS, "all", 3 - 2),  # PSU c gave no answer
        (CLUSTERS, "finance", 2 - 1),
        (REPLICATES, "all", 2),  # of rank 3
        (REPLICATES, "finance", 1),
        ("design: {strata: H, psu: F, replicates: {method: jkn}}", "finance", 1),
    ],
)
def test_only_who_stands_in_the_table_counts(more, universe, expected, tmp_path):
    assert df_of(tmp_path, more, "uses", universe, ("y_", "n_")) == expected


@pytest.mark.parametrize(("more", "expected"), [(CLUSTERS, 3 - 2), (REPLICATES, 2)])
def test_who_left_a_set_out_is_in_none_of_its_tables(more, expected, tmp_path):
    """The base less those whose reason for no answer is among the options."""
    assert df_of(tmp_path, more, "m") == expected
