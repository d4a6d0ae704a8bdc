from pipeline.ingest.export import Column
from pipeline.ingest.prefixes import split_choices


def split(*columns: Column) -> list[tuple[str, str]]:
    return [(column.text, column.choice) for column in split_choices(list(columns))]


def test_columns_of_one_question_share_its_text_and_keep_their_choice():
    assert split(
        Column("Q5_1", 1, text="Which? - Facebook"), Column("Q5_2", 2, text="Which? - Twitter - X")
    ) == [
        ("Which?", "Facebook"),
        ("Which?", "Twitter - X"),
    ]


def test_a_dash_in_an_option_that_all_share_belongs_to_the_question():
    assert split(Column("Q5_1", 1, text="Rate-A"), Column("Q5_2", 2, text="Rate-B")) == [
        ("Rate", "A"),
        ("Rate", "B"),
    ]


def test_a_column_alone_keeps_its_text():
    assert split(Column("Q5_1", 1, text="Age - years"), Column("Q6", 2, text="Age - months")) == [
        ("Age - years", ""),
        ("Age - months", ""),
    ]


def test_columns_with_the_same_text_keep_it():
    assert split(Column("Q5_1", 1, text="a-b"), Column("Q5_2", 2, text="a-b")) == [("a-b", ""), ("a-b", "")]
