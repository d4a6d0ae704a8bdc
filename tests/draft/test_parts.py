import pytest

from pipeline.draft.parts import with_parts
from pipeline.ingest.export import Column, Role


def parts(*headers, **more):
    found = with_parts(
        [Column(header, place, text=header, **more) for place, header in enumerate(headers, start=1)]
    )
    return [(column.text, column.choice) for column in found]


@pytest.mark.parametrize(
    "headers",
    [
        ("Which? [TV]", "Which? [Radio]"),
        ("Which? >> TV", "Which? >> Radio"),
        ("Which? | TV", "Which? | Radio"),
    ],
)
def test_a_heading_is_a_question_and_a_part(headers):
    assert parts(*headers) == [("Which?", "TV"), ("Which?", "Radio")]


def test_groups_of_a_form_are_parts_too():
    assert parts("media/tv", "media/radio") == [("media", "tv"), ("media", "radio")]


def test_a_dash_parts_only_long_questions():
    assert parts("How satisfied are you - Price", "How satisfied are you - Staff")[0] == (
        "How satisfied are you",
        "Price",
    )
    assert parts("A - 1", "A - 2") == [("A - 1", ""), ("A - 2", "")]


def test_a_question_by_itself_stays_whole():
    assert parts("Which? [TV]", "Why?", "Who?", "How? [Often]") == [
        ("Which? [TV]", ""), ("Why?", ""), ("Who?", ""), ("How? [Often]", ""),
    ]  # fmt: skip


def test_what_the_platform_uses_itself_stays_whole():
    assert parts("Which? [TV]", "Which? [Radio]", role=Role.SYSTEM)[0] == ("Which? [TV]", "")


@pytest.mark.parametrize("form", ["Which of these? (choice={})", "Which of these? ({})"])
def test_redcap_and_tally_write_the_option_in_brackets(form):
    assert parts(form.format("TV"), form.format("Radio")) == [
        ("Which of these?", "TV"),
        ("Which of these?", "Radio"),
    ]


def test_kobotoolbox_writes_options_below_their_question_however_deep_it_stands():
    assert parts("use/media", "use/media/tv", "use/media/radio")[1:] == [
        ("use/media", "tv"),
        ("use/media", "radio"),
    ]


def test_a_short_word_before_a_colon_is_a_question_where_neighbours_share_it():
    assert parts("Budget: TV", "Budget: Web") == [("Budget", "TV"), ("Budget", "Web")]


def test_the_option_may_stand_before_its_question():
    assert parts("TV:Which of these?", "Web:Which of these?") == [
        ("Which of these?", "TV"),
        ("Which of these?", "Web"),
    ]
