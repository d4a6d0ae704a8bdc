from pipeline.ingest.export import Role
from pipeline.ingest.read import read_export
from tests.exported import rows_of, written
from tests.shared_data import shared_data


def test_an_option_stands_before_the_question_that_several_columns_share(tmp_path):
    export = read_export(
        written(
            tmp_path,
            "2012.csv",
            "Response ID,Time Started,Date Submitted,Status,Facebook:Which?,Other::Which?,Note: why?\n"
            "1,2012-06-18 09:00,2012-06-18 09:05,Complete,Facebook,,fun\n",
        )
    )
    assert export.format == "alchemer"
    assert [(column.text, column.choice) for column in export.columns[4:]] == [
        ("Which?", "Facebook"),
        ("Which?", "Other"),
        ("Note: why?", ""),
    ]


def test_a_real_export_keeps_partial_responses(tmp_path):
    export = read_export(shared_data("surveygizmo/surveygizmo-notebook-ux.csv"))
    assert export.column("Status").role is Role.STATUS
    rows = rows_of(export, tmp_path)
    assert (len(rows), sorted(set(rows["Status"]))) == (1706, ["Complete", "Partial"])
    tool = export.columns[6]
    assert tool.choice == "Tool / Application #1"
    assert tool.text.startswith("What tools and applications, if any, would you like")
