from tests.normalize.test_coded import staged
from tests.small import answers, reasons

__all__ = ["staged"]
CODES = "text,code\nbanking,fin\nmy farm,farm\na bit of both,fin; farm\n"


def test_one_answer_is_that_of_the_text_where_the_text_has_a_code(staged):
    tables = staged(
        "text,code\nbanking,fin\nsomething,other\n",
        """
        items:
          sector: {column: Q1, options: [[fin, Finance], [media, Media], [other, Other]]}
          sector_other: {column: Q2, type: text, codes: why.csv, other_of: {sector: other}}
        """,
        """
        id | Q1    | Q2
        ---+-------+----------
        1  | Media |
        2  | Other | Banking
        3  | Other | something
        4  | Other | new
        5  | Other |
        6  | Media | banking
        7  |       |
        """,
    )
    assert answers(tables, "sector") == ["media", "fin", "other", "other", "other", "media", None]
    assert answers(tables, "sector_other_coded") == [None, "fin", "other", None, None, "fin", None]
    assert reasons(tables, "sector_other_coded") == [
        "not_asked", None, None, "not_coded", "no_answer", None, "not_asked",
    ]  # fmt: skip


def test_a_set_has_the_codes_of_the_text_in_the_place_of_other(staged):
    tables = staged(
        CODES,
        """
        items:
          media:
            {column: Q1, separator: ";", options: [[fin, Finance], [media, Media], [other, Other]]}
          media_other:
            {column: Q2, type: text, codes: why.csv, other_of: {media: other}, options: [[fin, Finance], [farm, Farm]]}
        """,
        """
        Q1          | Q2
        ------------+--------------
        Media;Other | banking
        Other       | my farm
        Other       | A bit of both
        Finance     |
        """,
    )
    assert answers(tables, "media") == [["fin", "media"], ["other"], ["fin", "other"], ["fin"]]
    assert answers(tables, "media_other_coded")[:3] == [["fin"], ["farm"], ["fin", "farm"]]
