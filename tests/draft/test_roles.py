from pipeline.draft.profile import profiles
from pipeline.draft.roles import find_roles
from pipeline.ingest.read import read_export
from tests.draft.drawn_profiles import exported

HEADER = "RecordNo,company id,duration,wt,sector,stratum,token_id\n"
ROWS = "".join(
    f"{n},{n % 7},{300 + n},1.{n % 10},{'Finance' if n % 2 else 'Media'},s{n % 3},x{n}\n"
    for n in range(1, 41)
)


def roles_of(tmp_path, text):
    export = read_export(exported(tmp_path, text))
    return find_roles(export, profiles(export))


def test_columns_that_are_no_questions_are_named(tmp_path):
    roles = roles_of(tmp_path, HEADER + ROWS)
    assert roles.respondent_id == "RecordNo"
    assert roles.company_id == "company id"
    assert roles.duration == "duration"
    assert roles.weights == (("main", "wt"),)
    assert roles.design == (("strata", "stratum"),)
    assert roles.left_out == (("token_id", "a value of its own for every respondent"),)
    assert "sector" not in roles.columns


def test_an_id_that_repeats_is_none(tmp_path):
    text = "respondent_id,sector\n1,a\n1,b\n2,a\n"
    assert roles_of(tmp_path, text).respondent_id is None


def test_a_weight_that_somebody_lacks_is_none(tmp_path):
    assert roles_of(tmp_path, "id,weight\n1,1.5\n2,\n3,0.5\n").weights == ()


def test_a_weight_below_zero_is_none(tmp_path):
    assert roles_of(tmp_path, "id,weight\n1,1.5\n2,-1\n").weights == ()


def test_how_much_somebody_weighs_is_a_matter_of_words(tmp_path):
    assert roles_of(tmp_path, "id,bodyweight\n1,80\n2,75\n").weights == ()


def test_an_export_of_previews_only_says_so(tmp_path):
    text = "StartDate,Status,Finished,Q1\nStart Date,Response Type,Finished,Which?\n" + (
        '"{""ImportId"":""startDate""}","{""ImportId"":""status""}","{""ImportId"":""finished""}","{""ImportId"":""QID1""}"\n'
        "2024-01-01,Survey Preview,True,a\n2024-01-02,Survey Preview,True,b\n"
    )
    assert roles_of(tmp_path, text).only_tests == ("Status", ("Survey Preview",))


def test_what_is_the_same_for_everybody_is_no_question(tmp_path):
    rows = "".join(f"{number},web,{number % 2},1\n" for number in range(30))
    assert roles_of(tmp_path, f"id,mode,q1,tv\n{rows}").left_out == (("mode", "the same for everybody"),)
