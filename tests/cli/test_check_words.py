from pipeline.cli.answer_quality import AnswerQuality
from pipeline.cli.check_words import change_lines, quality_lines
from pipeline.cli.wave_changes import MovedShare, WaveChanges

FINE = AnswerQuality({}, 0, 0, {}, {"complete": 12})
SAME = WaveChanges("2011", (), (), {}, {}, {}, ())


def test_nothing_is_said_where_all_is_well():
    assert list(quality_lines(FINE, kept=12)) == []
    assert list(change_lines(SAME)) == [
        ("since 2011", "the same columns, words and options; no share moved"),
        ("since 2011", "(2011 by its file: it is not published)"),
    ]


def test_what_is_missing_comes_with_its_reasons():
    quality = AnswerQuality({"people": {"refused": 2, "no_answer": 1, "not_asked": 2}}, 0, None, {}, {})
    assert list(quality_lines(quality, kept=12)) == [
        ("missing", "no answer from a fifth or more of those asked: people 30% (2 refused, 1 no answer)")
    ]


def test_those_who_were_not_asked_are_not_missing():
    quality = AnswerQuality({"people": {"not_asked": 11}}, 0, None, {}, {})
    assert list(quality_lines(quality, kept=12)) == []


def test_careless_answers_are_counted():
    quality = AnswerQuality(
        {"age": {"out_of_range": 1}}, 2, 3, {"agreement": 4}, {"complete": 9, "partial": 3}
    )
    assert [title for title, _ in quality_lines(quality, kept=12)] == [
        "outside", "repeated", "speeders", "straight", "unfinished",
    ]  # fmt: skip


def test_changes_are_said_in_words():
    changes = WaveChanges(
        "2011", ("Q9",), ("Q1",), {"Q2": ("Sector?", "Which sector?")}, {"Q3": (("1 Yes",), ("1 No",))},
        {"uses": (("fax",), ("chat",))}, (MovedShare("uses", "sales", 0.2, 0.41, 0.0123),), "shares of q are new",
    )  # fmt: skip
    assert [line for _, line in change_lines(changes)] == [
        "new columns: Q9",
        "gone columns: Q1",
        "Q2 was 'Sector?', is 'Which sector?'",
        "Q3, value labels only then: 1 Yes; now: 1 No",
        "uses: chosen only then: fax; only now: chat",
        "uses, sales: 20% to 41% (p 0.012, adjusted)",
        "shares of q are new",
        "(2011 by its file: it is not published)",
    ]
