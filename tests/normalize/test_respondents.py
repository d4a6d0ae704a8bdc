import pytest

from pipeline.errors import ExportError
from pipeline.normalize.respondents import required_columns
from tests.drawn import table
from tests.small import small_study, staged_small

ITEMS = """
    option_lists: {two: [["1", A], ["2", B]]}
    items: {sector: {column: Q1, options: two}, use: {column: Q2, options: two}}
    """
RULES = (
    "exclude: [screened_out, incomplete, {speeder: 0.5}, {duplicate: Panel}, {straightline: [sector, use]}]"
)
ENDED = "disposition: {column: End, complete: [c], partial: [p], screened_out: [s]}"


def codebook(*lines):
    return "\n".join([*lines, *(line[4:] for line in ITEMS.strip("\n").splitlines())])


def endings(tmp_path, drawing, *lines):
    _, _, tables = staged_small(tmp_path, codebook(*lines), drawing)
    found = tables.load("respondents").sort_values("source_row")
    return ["kept" if row.is_kept else row.exclusion_reason for row in found.itertuples()]


def test_the_first_rule_that_fits_is_the_reason(tmp_path):
    """The complete interviews took 49, 50, 100, 100, 100, 150 and 150 seconds: half of their median is 50."""
    drawing = """
        End | T   | Panel | Q1 | Q2 | reason
        ----+-----+-------+----+----+--------------
        c   | 100 | a     | 1  | 2  | kept
        s   | 5   | a     | 1  | 1  | screened_out
        p   | 5   | b     | 1  | 1  | incomplete
        c   | 49  | a     | 1  | 1  | speeder
        c   | 50  | c     | 1  | 2  | kept
        c   | 100 | a     | 1  | 1  | duplicate
        c   | 100 | d     | 2  | 2  | straightliner
        c   | 150 |       | 1  | 2  | kept
        c   | 150 |       | 1  | 2  | kept
        c   |     | e     | 1  |    | kept
        odd | 100 | f     | 1  | 2  | incomplete
        """
    expected = table(drawing)["reason"].tolist()
    assert endings(tmp_path, drawing, ENDED, "duration: T", RULES) == expected


def test_without_rules_everybody_is_kept_but_tests(tmp_path):
    drawing = """
        End  | Q1 | Q2
        -----+----+---
        p    | 1  | 1
        s    | 1  | 1
        Test | 1  | 1
        """
    assert endings(tmp_path, drawing, ENDED) == ["kept", "kept", "test"]


def test_who_is_no_respondent_needs_no_id_of_his_own(tmp_path):
    drawing = """
        Id | End  | Q1 | Q2
        ---+------+----+---
        1  | c    | 1  | 1
        2  | c    | 1  | 1
        2  | test | 1  | 1
           | spam | 1  | 1
        """
    assert endings(tmp_path, drawing, ENDED, "respondent_id: Id") == ["kept", "kept", "test", "spam"]


@pytest.mark.parametrize(("ids", "rows"), [("1 2 1 3", "1 and 3"), ("1 2 _ 3", "3 and 3")])
def test_ids_must_name_each_respondent_once(tmp_path, ids, rows):
    drawing = "Id | Q1 | Q2\n" + "\n".join(f"{one.strip('_')} | 1 | 1" for one in ids.split())
    with pytest.raises(ExportError) as error:
        staged_small(tmp_path, codebook("respondent_id: Id"), drawing)
    message = str(error.value)
    assert message.startswith(
        "small:2012: column 'Id' must name each respondent once, but 1 id is blank or repeated"
    )
    assert f"the first in rows {rows} of the export" in message
    assert "Correct the export" in message


def test_nobody_kept_is_an_error_that_counts_the_reasons(tmp_path):
    drawing = """
        End | Q1 | Q2
        ----+----+---
        p   | 1  | 1
        p   | 1  | 1
        s   | 1  | 1
        """
    with pytest.raises(ExportError) as error:
        staged_small(tmp_path, codebook(ENDED, "exclude: [screened_out, incomplete]"), drawing)
    assert "small:2012: no respondent is kept: 2 incomplete, 1 screened_out." in str(error.value)
    assert "Correct `disposition` or `exclude`" in str(error.value)


def test_a_weight_of_somebody_who_is_not_kept_does_not_matter(tmp_path):
    drawing = """
        End | W  | Q1 | Q2
        ----+----+----+---
        c   | 2  | 1  | 1
        s   | -1 | 1  | 1
        """
    assert endings(tmp_path, drawing, ENDED, "weights: {firms: W}", "exclude: [screened_out]") == [
        "kept",
        "screened_out",
    ]


def test_a_company_is_the_psu_unless_the_design_names_one(tmp_path):
    drawing = """
        Firm | Area | Q1 | Q2
        -----+------+----+---
        a    | n    | 1  | 1
        a    | s    | 1  | 1
             | n    | 1  | 1
        """
    _, _, tables = staged_small(tmp_path, codebook("company_id: Firm"), drawing)
    assert tables.load("respondents")["psu"].tolist() == ["a", "a", "#3"]
    _, _, tables = staged_small(tmp_path, codebook("company_id: Firm", "design: {psu: Area}"), drawing)
    assert tables.load("respondents")["psu"].tolist() == ["n", "s", "n"]


def test_every_column_that_respondents_are_read_from_has_its_key(tmp_path):
    study = small_study(
        tmp_path, codebook("respondent_id: Id", "weights: {firms: W}", "design: {strata: S, fpc: N}", ENDED)
    )
    assert required_columns(study.wave("2012")) == {
        "respondent_id": "Id",
        "design.strata": "S",
        "design.fpc": "N",
        "disposition": "End",
        "weights.firms": "W",
    }
