"""Small exports of the platforms that ../shared/data has none of, or only large ones: damaged at every byte."""

import gzip
from pathlib import Path

import pytest

from tests.forked import forked  # noqa: F401 (a fixture)
from tests.ingest.test_damage import damaged, read_or_refuse
from tests.ingest.test_lsa_file import LSR, LSS, archive
from tests.workbooks import write_ods, write_xlsx

TABLES = {
    "alchemer": "Response ID,Status,Date Submitted,TV:Which?,Web:Which?\n1,Complete,2024-01-01,TV,\n2,Partial,,,Web\n",
    "google-forms": "Timestamp,Which?\n2024/01/01 1:00:00 PM,TV;Web\n2024/01/02 1:00:00 PM,Zoë\n",
    "typeform": "#,Which?,Start Date (UTC),Submit Date (UTC),Network ID\na1,TV,2024-01-01,2024-01-01,n\n",
    "microsoft-forms": "ID,Start time,Completion time,Email,Name,Which?\n1,2024-01-01,2024-01-01,a@b.nl,Ann,TV;\n",
    "surveymonkey": 'Respondent ID,Start Date,Which?,\n,,TV,Web\n1,2024-01-01,TV,"a ""b"""\n',
    "limesurvey": '"id","submitdate","lastpage","startlanguage","Q1[SQ1]"\n"1","2024-01-01","2","en","Y"\n',
    "kobotoolbox": "_id;_uuid;_submission_time;media/tv\n1;a;2024-01-01;1\n",
    "two header rows": "ID,Which?,,Why?\n,TV,Web,\n1,x,,because\n2,,x,\n",
    "sep line": "sep=;\nid;n\n1;2,5\n",
}
WRONG_ENCODINGS = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "cp437", "utf-7")


def packed(folder: Path) -> dict[str, Path]:
    """The same few answers as an archive of LimeSurvey, an OpenDocument sheet, a workbook, gzipped."""
    rows = [["id", "n"], [1, "a"], [2, "b"]]
    zipped = folder / "2012.csv.gz"
    zipped.write_bytes(gzip.compress(b"id,n\n1,a\n2,b\n"))
    return {
        "lsa": Path(archive(folder, survey_1__lss=LSS, survey_1_responses__lsr=LSR)),
        "ods": write_ods(folder / "2012.ods", rows),
        "xlsx": write_xlsx(folder / "2013.xlsx", {"Data": rows}),
        "gz": zipped,
        "xls": Path(__file__).with_name("old.xls"),
    }


def survives(folder: Path, whole: bytes, name: str, *, places: int) -> None:
    """Each damaged copy is read or refused, and nothing is written of what is refused."""
    path, to = folder / name, folder / "rows"
    for content in damaged(whole, places):
        path.write_bytes(content)
        to.unlink(missing_ok=True)
        read_or_refuse([path], to)


@pytest.mark.parametrize("platform", TABLES)
def test_a_damaged_table_is_read_or_refused(tmp_path, platform):
    survives(tmp_path, TABLES[platform].encode(), "2012.csv", places=3)


@pytest.mark.parametrize("encoding", WRONG_ENCODINGS)
def test_a_table_in_any_encoding_is_read_or_refused(tmp_path, encoding):
    path = tmp_path / "2012.csv"
    path.write_bytes(TABLES["google-forms"].encode(encoding))
    read_or_refuse([path], tmp_path / "rows")


@pytest.mark.long
@pytest.mark.parametrize("platform", TABLES)
def test_a_table_damaged_at_any_byte_is_read_or_refused(tmp_path, platform):
    survives(tmp_path, TABLES[platform].encode(), "2012.csv", places=1_000)


@pytest.mark.long
@pytest.mark.usefixtures("forked")
@pytest.mark.parametrize("kind", ["lsa", "ods", "xlsx", "gz", "xls"])
def test_a_damaged_container_is_read_or_refused(tmp_path, kind):
    path = packed(tmp_path)[kind]
    survives(tmp_path, path.read_bytes(), f"9{path.name}", places=150)
