"""However many header rows Qualtrics wrote, no respondent is taken for one."""

import pytest

from pipeline.errors import ExportError
from pipeline.ingest.export import Role
from pipeline.ingest.read import read_export
from tests.exported import cells_of, rows_of, written
from tests.shared_data import shared_data

NAMES = "StartDate,Status,IPAddress,ResponseId,Q1,Q2_1,Q2_2"
TEXTS = "Begindatum,Type reactie,IP-adres,Reactie-ID,Which sector?,Which? - Facebook,Which? - Twitter"
IDS = ",".join(
    f'"{{""ImportId"":""{key}""}}"'
    for key in ["startDate", "status", "ipAddress", "_recordId", "QID1", "QID2_1", "QID2_2"]
)
ANA = "2012-06-18 09:00:00,IP-adres,192.0.2.1,R_SYN000001,Media,Facebook,"
BEN = "2012-06-18 09:05:00,Survey Preview,192.0.2.2,R_SYN000002,Retail,,Twitter"
KEPT = [
    ["2012-06-18 09:00:00", "IP-adres", "R_SYN000001", "Media", "Facebook", None],
    ["2012-06-18 09:05:00", "Survey Preview", "R_SYN000002", "Retail", None, "Twitter"],
]


@pytest.mark.parametrize(
    "headers",
    [
        [NAMES, TEXTS, IDS],
        [NAMES, TEXTS, IDS.replace('""', "'").replace('"', "")],
        [NAMES, TEXTS],
        [NAMES, IDS],
        [NAMES],
        [NAMES.lower()],
    ],
    ids=["three", "single quotes", "two", "no texts", "one", "one in lower case"],
)
def test_every_layout_keeps_the_same_two_respondents(tmp_path, headers):
    path = written(tmp_path, "2012.csv", "\n".join([*headers, ANA, BEN]))
    assert read_export(path).format == "qualtrics"
    assert cells_of(path, tmp_path) == KEPT


def test_the_tab_separated_layout_in_utf_16_is_read_too(tmp_path):
    lines = [
        ",".join([NAMES, "Q3"]),
        ",".join([TEXTS, "Één"]),
        f'{IDS},"{{""ImportId"":""QID3""}}"',
        f"{ANA},ja – één",
    ]
    path = written(
        tmp_path, "2012.tsv", "\n".join(line.replace(",", "\t") for line in lines), encoding="utf-16"
    )
    assert read_export(path).encoding == "utf-16"
    assert cells_of(path, tmp_path) == [[*KEPT[0], "ja – één"]]


@pytest.mark.parametrize("headers", [[NAMES, TEXTS, IDS], [NAMES, TEXTS.replace("Reactie-ID", "ResponseId")]])
def test_headers_alone_are_refused(tmp_path, headers):
    with pytest.raises(ExportError, match=f"{len(headers)} header rows and no respondents"):
        read_export(written(tmp_path, "2012.csv", "\n".join(headers)))


def test_the_second_row_gives_questions_and_choices(tmp_path):
    export = read_export(written(tmp_path, "2012.csv", "\n".join([NAMES, TEXTS, IDS, ANA])))
    assert [(c.name, c.text, c.choice, c.source_id) for c in export.columns[3:]] == [
        ("Q1", "Which sector?", "", "QID1"),
        ("Q2_1", "Which?", "Facebook", "QID2_1"),
        ("Q2_2", "Which?", "Twitter", "QID2_2"),
    ]


def test_columns_of_the_platform_have_roles_and_personal_ones_are_gone(tmp_path):
    export = read_export(written(tmp_path, "2012.csv", "\n".join([NAMES, TEXTS, IDS, ANA])))
    assert [c.role for c in export.columns[:4]] == [Role.STARTED_AT, Role.STATUS, Role.RESPONDENT_ID, None]
    assert export.personal == ("IPAddress",)


@pytest.mark.parametrize(
    "file, rows, personal",
    [
        ("one-header-social-media-use.csv", 586, 0),
        ("qualtrics-3-header-german.csv", 1, 7),
        ("qualtrics-legacy-2-header.csv", 1, 7),
        ("qualtrics-insights-many-types.csv", 5, 8),
        ("qualtrics-legacy-many-types.csv", 5, 7),
        ("qualtrics-multiple-answer.csv", 5, 8),
    ],
)
def test_a_real_export_keeps_its_respondents_and_loses_its_people(tmp_path, file, rows, personal):
    export = read_export(shared_data(f"qualtrics/{file}"))
    assert export.format == "qualtrics"
    assert len(export.personal) == personal
    assert len(rows_of(export, tmp_path)) == rows
    assert not {"Name", "EmailAddress", "IPAddress"} & {column.text for column in export.columns}


def test_both_layouts_of_one_survey_hold_the_same_answers(tmp_path):
    frames = []
    for file in ("insights", "legacy"):
        export = read_export(shared_data(f"qualtrics/qualtrics-{file}-many-types.csv"))
        rows = rows_of(export, tmp_path)
        frames.append(rows[[column.name for column in export.columns if not column.role and column.text]])
    assert frames[0].to_numpy().tolist() == frames[1].to_numpy().tolist()
