from pipeline.draft.study import draft_study
from tests.draft.drawn_profiles import exported
from tests.shared_data import shared_data

HEADER = "id,sector,Q5_1,Q5_2,Q7_1,Q7_2,Q7_3,employees,empty,comment\n"
AGREE = ("Disagree", "Neither agree nor disagree", "Agree")
ROWS = "".join(
    f"{n},{'Finance' if n % 2 else 'Media'},{'Facebook' if n % 3 else ''},{'Twitter' if n % 4 else ''},"
    f"{AGREE[n % 3]},{AGREE[(n + 1) % 3]},{AGREE[n % 2]},{n * 7},,thought {n}\n"
    for n in range(1, 61)
)


def drafted(tmp_path):
    return draft_study(exported(tmp_path, HEADER + ROWS))


def test_every_question_becomes_an_item_in_the_order_of_the_export(tmp_path):
    assert [(item.name, item.type, item.is_grid) for item in drafted(tmp_path).items] == [
        ("sector", "single", False),
        ("Q5", "multiple", False),
        ("Q7_grid", "ordinal", True),
        ("employees", "number", False),
        ("comment", "text", False),
    ]


def test_sector_is_a_likely_banner_and_the_grid_a_likely_score(tmp_path):
    draft = drafted(tmp_path)
    assert draft.banners == ("sector",)
    assert draft.scores == (("Q7_grid_score", ("q7_1", "q7_2", "q7_3")),)


def test_a_column_that_nobody_answered_is_left_out_and_said(tmp_path):
    assert ("empty", "nobody answered it") in drafted(tmp_path).left_out


def test_neighbours_that_share_a_stem_but_no_answers_are_items_of_their_own(tmp_path):
    text = "id,Q1_1,Q1_2\n" + "".join(f"{n},{'ab'[n % 2]},{n * 11}\n" for n in range(1, 41))
    assert [item.type for item in draft_study(exported(tmp_path, text)).items] == ["single", "number"]


def test_every_set_that_a_file_declares_is_drafted_even_where_they_share_columns():
    draft = draft_study(shared_data("spss/multiple-response-all-kinds.sav"))
    assert {item.name: item.is_mentions for item in draft.items if item.type == "multiple"} == {
        "cat": True, "counted": False, "dich": False,
    }  # fmt: skip
