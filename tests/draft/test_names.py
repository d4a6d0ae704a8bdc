import pytest

from pipeline.draft.names import item_name, option_codes, slug, stem, unique


def test_a_slug_keeps_the_words_that_tell():
    assert slug("In which <b>sector</b> is your company active?") == "sector_company_active"


def test_a_short_header_is_the_name():
    assert item_name("Q5", "Which platforms do you use?", set()) == "Q5"


def test_a_long_header_gives_way_to_words_of_the_question():
    assert item_name("Which platforms do you use?", "Which platforms do you use?", set()) == "platforms_use"


@pytest.mark.parametrize("reserved", ["weight", "study", "wave", "not"])
def test_a_name_that_the_codebook_refuses_gets_a_letter_more(reserved):
    assert unique(reserved, set(), otherwise="item") == f"{reserved}_"


def test_names_are_unique_whatever_their_capitals():
    taken: set[str] = set()
    assert [unique(name, taken, otherwise="item") for name in ("Q1", "q1", "Q1")] == ["Q1", "q1_2", "Q1_3"]


def test_codes_are_unique_words():
    assert option_codes(["Facebook", "Face-book", "5 or more", "日本"]) == [
        "facebook", "face_book", "5_or_more", "option",
    ]  # fmt: skip


def test_the_stem_is_what_headers_share():
    assert stem(["Q5_1", "Q5_2"]) == "Q5"
    assert stem(["Which? [TV]", "Which? [Press]"]) == "Which?"
    assert stem(["tv", "radio"]) == ""
