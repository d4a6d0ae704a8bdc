import pytest

from pipeline.errors import ExportError
from pipeline.ingest.triple_s_meta import read_description
from tests.exported import written

LABEL = "<label>Why? <text mode='interview'>Tell us</text></label>"
VARIABLE = f"<variable ident='1' type='single'><name>Q1</name>{LABEL}{{}}</variable>"
PLACE = "<position start='3' finish='4'/>"


def description(folder, variables: str, record: str = "ident='A'", survey: str = ""):
    text = f"<sss version='2.0'><survey><title>Study</title>{survey}<record {record}>{variables}</record></survey></sss>"
    return read_description(written(folder, "2011.sss", text))


def test_a_variable_knows_its_place_and_options(tmp_path):
    values = "<values><value code='1'>Yes</value><range from='2' to='3'/></values>"
    found = description(tmp_path, VARIABLE.format(PLACE + values))
    (one,) = found.variables
    assert (one.name, one.label, one.type, one.start, one.finish, one.values) == (
        "Q1",
        "Why?",
        "single",
        3,
        4,
        (("1", "Yes"),),
    )
    assert (found.title, found.is_csv, found.skip) == ("Study", False, 0)


def test_a_csv_may_have_lines_to_skip(tmp_path):
    found = description(tmp_path, VARIABLE.format(PLACE), record="format='CSV' skip='1'")
    assert (found.is_csv, found.skip) == (True, 1)


def test_a_text_for_a_mode_serves_where_there_is_no_other(tmp_path):
    found = description(tmp_path, VARIABLE.format(PLACE).replace("Why? ", ""))
    assert found.variables[0].label == "Tell us"


def test_the_width_of_a_subfield_follows_from_the_places(tmp_path):
    found = description(tmp_path, VARIABLE.format(PLACE + "<spread subfields='2'/>"))
    assert (found.variables[0].subfields, found.variables[0].width) == (2, 1)


@pytest.mark.parametrize(
    "variables, survey, says",
    [
        ("", "<hierarchy><parent level='H'/></hierarchy>", "hierarchical"),
        ("", "<record ident='B'/>", "hierarchical"),
        (VARIABLE.format(""), "", "Q1 has no position"),
        (VARIABLE.format("<position start='-1'/>"), "", "no position"),
        (VARIABLE.format("<position start='x'/>"), "", "no position"),
    ],
)
def test_what_cannot_be_read_flat_is_refused(tmp_path, variables, survey, says):
    with pytest.raises(ExportError, match=says):
        description(tmp_path, variables, survey=survey)
