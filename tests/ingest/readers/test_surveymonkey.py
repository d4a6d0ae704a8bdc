import pytest

from pipeline.errors import ExportError
from pipeline.ingest.export import Role
from pipeline.ingest.read import read_export
from tests.exported import cells_of, rows_of, written
from tests.shared_data import shared_data
from tests.workbooks import write_xlsx

HEADERS = [
    [
        "Respondent ID",
        "Collector ID",
        "Date Created",
        "IP Address",
        "Email Address",
        "In which sector?",
        "Which?",
        "",
        "Why?",
    ],
    ["", "", "", "", "", "Response", "Facebook", "Other (please specify)", "Open-Ended Response"],
]
ROWS = [
    ["11", "7", "06/18/2012 09:00:00 AM", "192.0.2.1", "", "Media", "Facebook", "", "fun"],
    ["12", "7", "06/18/2012 09:05:00 AM", "192.0.2.2", "", "Retail", "", "Hyves", ""],
]
KEPT = [
    ["11", "7", "06/18/2012 09:00:00 AM", "Media", "Facebook", None, "fun"],
    ["12", "7", "06/18/2012 09:05:00 AM", "Retail", None, "Hyves", None],
]


def lines(rows) -> str:
    return "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows)


def test_two_header_rows_make_questions_and_choices(tmp_path):
    export = read_export(written(tmp_path, "2012.csv", lines([*HEADERS, *ROWS])))
    assert [(column.name, column.text, column.choice) for column in export.columns[3:]] == [
        ("In which sector?", "In which sector?", ""),
        ("Which? [Facebook]", "Which?", "Facebook"),
        ("Which? [Other (please specify)]", "Which?", "Other (please specify)"),
        ("Why?", "Why?", ""),
    ]
    assert export.personal == ("IP Address", "Email Address")
    assert [column.role for column in export.columns[:3]] == [
        Role.RESPONDENT_ID,
        Role.SYSTEM,
        Role.STARTED_AT,
    ]
    assert cells_of(tmp_path / "2012.csv", tmp_path) == KEPT


def test_one_header_row_keeps_every_respondent(tmp_path):
    path = written(tmp_path, "2012.csv", lines([HEADERS[0], *ROWS]))
    assert read_export(path).format == "surveymonkey"
    assert cells_of(path, tmp_path) == KEPT


def test_a_workbook_reads_like_the_text(tmp_path):
    path = write_xlsx(
        tmp_path / "2012.xlsx", {"Sheet": [[cell or None for cell in row] for row in [*HEADERS, *ROWS]]}
    )
    assert read_export(path).format == "surveymonkey"
    assert cells_of(path, tmp_path) == KEPT


def test_two_header_rows_alone_are_refused(tmp_path):
    with pytest.raises(ExportError, match="2 header rows and no respondents"):
        read_export(written(tmp_path, "2012.csv", lines(HEADERS)))


def test_a_contact_form_is_personal_but_a_question_about_a_name_is_not(tmp_path):
    path = written(
        tmp_path,
        "2012.csv",
        'Respondent ID,Collector ID,Contact,,,,"Which brands?"\n'
        ",,Name,Company,Email Address,Phone Number,Name\n11,7,Ana,Soap Ltd,a@example.com,1,Soap\n",
    )
    export = read_export(path)
    assert export.personal == ("Contact [Name]", "Contact [Email Address]", "Contact [Phone Number]")
    assert [column.name for column in export.columns[2:]] == ["Contact [Company]", "Which brands? [Name]"]


def test_a_real_export_in_a_code_page_keeps_1186_respondents(tmp_path):
    export = read_export(shared_data("surveymonkey/surveymonkey-2-header-cp1252.csv"))
    assert (export.format, export.encoding) == ("surveymonkey", "windows-1252")
    assert len({column.name for column in export.columns}) == 38
    assert len(rows_of(export, tmp_path)) == 1186
