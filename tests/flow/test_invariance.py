"""What must not change a number: words, equal weights, the order of rows, the number of threads."""

import json

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.engine import Engine, Tables
from tests.small import STAGES, small_study, staged_small

FEW = settings(
    max_examples=3,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
PUBLISHED = ("rates", "score_means", "associations", "weight_margins")
CODEBOOK = """
    languages: [en]
    weights: {{firms: W}}
    missing: {{"-98": dont_know}}
    items:
      sector: {{column: S, options: [[a, {a}], [b, {b}]], nets: {{any_: [a, b]}}}}
      uses: {{column: U, type: ordinal, base: all, options: [["1", {a}], ["2", {b}], ["3", {c}]]}}
      tools: {{column: T, separator: ";", type: multiple, options: [[a, {a}], [b, {b}]], asked_if: {{uses: ["1", "2"]}}}}
      staff: {{column: N, type: number, bands: {{size: [[s, {a}, null, 3], [l, {b}, 3, null]]}}}}
    scores: {{s: {{items: [uses, staff], levels: [[low, {a}, 0], [high, {b}, 2]]}}}}
    outcomes: [uses]
    banners: [sector]
    """
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", ""]),
        st.sampled_from(["1", "2", "3", "-98", ""]),
        st.sampled_from(["a", "b", "a;b", ""]),
        st.integers(0, 5).map(str),
        st.integers(1, 9).map(str),
    ),
    min_size=12,
    max_size=24,
)


def drawing(rows):
    return "\n".join([" | ".join("SUTNW"), *(" | ".join(row) for row in rows)])


@pytest.fixture
def staged(tmp_path_factory):
    """Runs rows through the stages, with these three labels, in a folder of their own."""

    def run(rows, labels=("Alpha", "Beta", "Gamma")):
        codebook = CODEBOOK.format(**dict(zip("abc", labels, strict=True)))
        return staged_small(tmp_path_factory.mktemp("staged"), codebook, drawing(rows), upto="tabulate")[2]

    return run


@pytest.mark.long
@FEW
@given(rows=ROWS)
def test_other_labels_change_no_number(staged, rows):
    words, others = staged(rows), staged(rows, labels=("Ωmega", "It’s; b", "Third one"))
    for name in PUBLISHED:
        one, other = (
            tables.load(name).drop(columns=["option_label", "banner_option_label"], errors="ignore")
            for tables in (words, others)
        )
        pd.testing.assert_frame_equal(one, other, check_exact=True)


@FEW
@given(rows=ROWS, weight=st.sampled_from(["0.37", "1", "12345.678"]))
def test_equal_weights_are_no_weights_to_the_last_digit(staged, rows, weight):
    tables = staged([(*row[:4], weight) for row in rows])
    for name in ("rates", "score_means"):
        frame = tables.load(name).drop(columns="interval_method", errors="ignore")
        none, firms = (
            frame[frame["weighting"] == weighting].drop(columns="weighting").reset_index(drop=True)
            for weighting in ("none", "firms")
        )
        pd.testing.assert_frame_equal(none, firms, check_exact=True)


@FEW
@given(rows=ROWS)
def test_shares_of_a_single_response_sum_to_one_among_all_and_among_those_asked(staged, rows):
    rates = staged(rows).load("rates").query("item_kind != 'net' and item != 'tools'").dropna(subset="share")
    sums = rates.groupby(["item", "universe", "banner", "banner_option", "weighting"])["share"].sum()
    assert set(rates["item"]) >= {"sector", "uses"}
    assert sums.to_numpy() == pytest.approx(1, abs=1e-12)


@pytest.mark.long
@FEW
@given(rows=ROWS, data=st.data())
def test_the_order_of_rows_changes_no_published_table(staged, rows, data):
    one, other = staged(rows), staged(data.draw(st.permutations(rows)))
    for name in PUBLISHED:
        assert one.path(name).read_bytes() == other.path(name).read_bytes(), name


@pytest.mark.long
def test_the_number_of_threads_changes_no_byte(tmp_path, monkeypatch):
    """300,000 rows in blocks of 30,000, so that four threads do have something to share."""
    study = small_study(tmp_path, CODEBOOK.format(a="Alpha", b="Beta", c="Gamma"))
    rows = tmp_path / "export_rows.parquet"
    many_rows(rows)
    written = {}
    for threads in (1, 4):
        folder = tmp_path / str(threads)
        folder.mkdir()
        monkeypatch.setattr(Engine, "__init__", with_threads(threads))
        tables = Tables("small", "2012", *[lambda name, folder=folder: folder / f"{name}.parquet"] * 2)
        (folder / "export_rows.parquet").symlink_to(rows)
        ingested(tables)
        for stage in STAGES.values():
            stage(study, study.wave("2012"), tables)
        written[threads] = {path.name: path.read_bytes() for path in folder.glob("*.parquet")}
    assert len(written[1]) > 12
    assert [name for name in written[1] if written[1][name] != written[4][name]] == []


def many_rows(to):
    with Engine() as engine:
        engine.connection.execute(
            "COPY (SELECT i + 1 AS source_row, ['a', 'b', NULL][i * 7 % 3 + 1] AS S, "
            "['1', '2', '3', '-98', NULL][i * 11 % 5 + 1] AS U, ['a', 'b', 'a;b', NULL][i * 13 % 4 + 1] AS T, "
            "CAST(i * 17 % 6 AS VARCHAR) AS N, CAST(1 + i * 19 % 7 / 10 AS VARCHAR) AS W FROM range(300000) t(i)) "
            f"TO '{to}' (FORMAT parquet, ROW_GROUP_SIZE 30000)"
        )


def ingested(tables):
    """What ingest says of the export, besides its rows."""
    names = pd.DataFrame(
        {"name": list("SUTNW"), "position": range(1, 6), "type": "text", "text": "", "role": ""}
    )
    empty = json.dumps([])
    tables.save("export_columns", names.assign(values=empty, missing=empty, missing_ranges=empty))
    tables.save("exports", pd.DataFrame({"file": ["2012.csv"], "format": ["delimited"]}))


def with_threads(number):
    original = Engine.__init__

    def init(self, *, threads=None, **settings):
        original(self, threads=number, **settings)

    return init
