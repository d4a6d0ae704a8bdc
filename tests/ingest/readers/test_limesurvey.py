import pytest

from pipeline.ingest.export import Role
from pipeline.ingest.read import read_export
from tests.exported import cells_of, rows_of, written
from tests.shared_data import shared_data

CODES = (
    '"id";"submitdate";"lastpage";"startlanguage";"ipaddr";"G1Q1";"G1Q2[SQ001]";"G1Q2[other]";"interviewtime"'
)
TEXTS = (
    '"Response ID";"Date submitted";"Last page";"Start language";"IP address";"In which sector?";'
    '"Which <b>platforms</b>? [Facebook]";"Which <b>platforms</b>? [Other]";"Total time"'
)
BOTH = ";".join(
    f'"{code[1:-1]}. {text[1:-1]}"' for code, text in zip(CODES.split(";"), TEXTS.split(";"), strict=True)
)
ROWS = '"1";"2012-06-18 09:00:00";"5";"en";"192.0.2.1";"A1";"Y";"";"301.5"\n"2";"";"2";"nl";"192.0.2.2";"N/A";"N";"x";""'
KEPT = [
    ["1", "2012-06-18 09:00:00", "5", "en", "A1", "Y", None, "301.5"],
    ["2", None, "2", "nl", "N/A", "N", "x", None],
]


def export_with(tmp_path, headings):
    return read_export(written(tmp_path, "2012.csv", f"{headings}\n{ROWS}\n"))


@pytest.mark.parametrize("headings", [CODES, TEXTS, BOTH], ids=["codes", "texts", "both"])
def test_every_kind_of_heading_gives_the_same_rows_and_roles(tmp_path, headings):
    export = export_with(tmp_path, headings)
    assert export.format == "limesurvey"
    assert export.personal in (("ipaddr",), ("IP address",))
    assert [column.role for column in export.columns] == [
        Role.RESPONDENT_ID,
        Role.SUBMITTED_AT,
        Role.LAST_PAGE,
        Role.LANGUAGE,
        None,
        None,
        None,
        Role.DURATION_SECONDS,
    ]
    assert cells_of(tmp_path / "2012.csv", tmp_path) == KEPT


def test_the_code_before_the_text_is_the_name(tmp_path):
    column = export_with(tmp_path, BOTH).column("G1Q2[SQ001]")
    assert (column.text, column.choice) == ("Which platforms?", "Facebook")


def test_a_full_text_is_the_name_where_there_is_no_code(tmp_path):
    export = export_with(tmp_path, TEXTS)
    assert export.column("Which <b>platforms</b>? [Facebook]").choice == "Facebook"


def test_time_spent_on_a_group_is_no_answer(tmp_path):
    column = export_with(
        tmp_path, BOTH.replace("G1Q1. In which sector?", "groupTime12. Group time: Firm")
    ).columns[4]
    assert column.role is Role.TIMING


@pytest.mark.parametrize(
    "file, rows, columns, personal",
    [
        ("limesurvey-german.csv", 96, 317, 0),
        ("limesurvey-english.csv", 96, 317, 0),
        ("limesurvey-1396-columns.csv", 3, 1394, 2),
    ],
)
def test_a_real_export_keeps_its_respondents(tmp_path, file, rows, columns, personal):
    export = read_export(shared_data(f"limesurvey/{file}"))
    assert export.format == "limesurvey"
    assert (len(export.columns), len(export.personal)) == (columns, personal)
    assert len(rows_of(export, tmp_path)) == rows
