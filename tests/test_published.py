"""Published tables for notebooks: one publication a call, and several in one block."""

import pytest

import pipeline
from pipeline.contract import TABLES
from pipeline.errors import UsageError
from pipeline.storage.folder import DataFolder
from tests.storage.tiny import arrived_and_published


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    found = DataFolder(tmp_path_factory.mktemp("published"))
    for key in ("s:2011", "s:2012", "t:2012"):
        arrived_and_published(found, key, key)
    return found


@pytest.fixture(autouse=True)
def chosen(folder, monkeypatch):
    monkeypatch.setenv("SURVEY_DATA", str(folder.root))


def test_without_a_choice_there_are_all_rows_in_the_columns_of_the_contract():
    rates = pipeline.read("rates")
    assert rates["item"].tolist() == ["s:2011", "s:2012", "t:2012"]
    assert list(rates.columns) == list(TABLES["rates"].types)


def test_study_and_wave_choose_and_stay_texts():
    assert pipeline.read("rates", study="s", wave="2012")["wave"].tolist() == ["2012"]
    assert pipeline.read("rates", wave="2012")["study"].tolist() == ["s", "t"]


def test_what_spans_waves_is_chosen_by_study():
    assert pipeline.read("trends", study="t")["wave"].tolist() == ["_"]
    assert pipeline.read("pooled")[["study", "wave"]].values.tolist() == [["_", "_"]]


def test_respondents_tables_are_read_too():
    assert pipeline.read("answers", study="s", wave="2011")["option"].dropna().tolist() == [
        "s:2011",
        "s:2011",
    ]
    assert pipeline.read("weights")["respondent_id"].tolist() == ["s:2011", "s:2012", "t:2012"]
    responses = pipeline.read("responses", study="s")
    assert responses["choice"].tolist() == ["s:2011", "s:2012"]
    assert pipeline.read("export_rows", study="t", wave="2012")["source_row"].tolist() == [1]


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"table": "rate"}, r"'rate': no such table is published; there is exports, .*rates"),
        ({"table": "rates", "study": "q"}, "'q': no such study is published; there is s, t"),
        (
            {"table": "rates", "study": "t", "wave": "2011"},
            "'2011': no such wave is published; there is 2012",
        ),
        ({"table": "trends", "wave": "2012"}, "'trends' spans waves: leave `wave` out"),
        ({"table": "pooled", "study": "s"}, "'pooled' spans studies: leave `study` out"),
        ({"table": "responses"}, "'responses' has other columns in every study: choose one of s, t"),
    ],
)
def test_a_name_that_does_not_exist_is_answered_with_those_that_do(asked, message):
    with pytest.raises(UsageError, match=message):
        pipeline.read(**asked)


def test_where_nothing_is_published_it_says_what_to_do(tmp_path):
    with pytest.raises(UsageError, match=r"nothing is published yet; `survey run` does that"):
        pipeline.read("rates", data=tmp_path)


def test_several_tables_come_from_one_publication(folder):
    with pipeline.snapshot() as published:
        before = published.read("rates", study="s", wave="2012")
        for text in ("x", "y", "z", "s:2012"):
            arrived_and_published(folder, "s:2012", text)
            assert (
                published.read("options", study="s", wave="2012")["option"].tolist()
                == before["option"].tolist()
            )
            assert (
                published.read("answers", study="s", wave="2012")["option"].dropna().tolist()[0] == "s:2012"
            )


def test_whoever_may_not_read_the_private_side_is_told_so(monkeypatch):
    monkeypatch.setattr("os.access", lambda path, mode: False)
    assert len(pipeline.read("rates"))
    with pytest.raises(
        UsageError, match=r"'answers' is about respondents, and this user may not read .*microdata"
    ):
        pipeline.read("answers")


def test_a_column_that_older_code_did_not_write_is_null(folder):
    import duckdb

    arrived_and_published(folder, "u:2012", "old")
    part = folder.processed / "tables" / "rates" / "study=u" / "wave=2012" / "part.parquet"
    older = f"{part}.older"
    duckdb.sql(
        f"SELECT * EXCLUDE (letters) FROM read_parquet('{part}', hive_partitioning = false)"
    ).write_parquet(older)
    part.unlink()
    part.with_name("part.parquet.older").rename(part)
    rates = pipeline.read("rates", study="u")
    assert (rates["item"].tolist(), rates["letters"].isna().tolist()) == (["old"], [True])


def test_the_package_has_no_other_names():
    with pytest.raises(AttributeError, match="module pipeline has no attribute rates"):
        pipeline.rates  # noqa: B018
