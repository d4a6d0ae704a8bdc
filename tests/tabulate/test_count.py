import numpy as np
import pytest

from pipeline.frame.item_cells import reason_sql
from pipeline.tabulate.count import count_item
from tests.tabulate.framed import framed, subject_of

CODEBOOK = """
    weights: {{firms: W}}
    missing: {{"-98": dont_know, "NA": not_asked}}
    items:
      sector: {{column: S, options: [[fin, Finance], [media, Media]]}}
      uses:
        column: U
        type: multiple
        separator: "+"
        options: [[a, A], [b, B], [c, C]]
        nets: {{ab: [a, b]}}
        base: {base}
    banners: [sector]
    """
DRAWING = """
    S     | U   | W
    ------+-----+--
    fin   | a+b | 1
    fin   | c   | 2
    fin   | -98 | 3
    media | b   | 1
    media |     | 1
    media | NA  | 4
    """


def counted(tmp_path, base, name="n", weighting="none", item="uses"):
    """option -> (total, finance, media)."""
    with framed(tmp_path, CODEBOOK.format(base=base), DRAWING) as (engine, frame):
        counts = count_item(engine, frame, subject_of(frame, item), weighting)
    values = getattr(counts, name).sum(axis=0).T.tolist()
    return dict(zip(counts.options, map(tuple, values), strict=True))


def test_among_all_every_reason_is_a_row(tmp_path):
    assert counted(tmp_path, "all") == {
        "": (6, 3, 3),
        "a": (1, 1, 0),
        "b": (2, 1, 1),
        "c": (1, 1, 0),
        "ab": (2, 1, 1),
        "missing:dont_know": (1, 1, 0),
        "missing:no_answer": (1, 0, 1),
        "missing:not_asked": (1, 0, 1),
    }


def test_among_those_asked_not_being_asked_is_none(tmp_path):
    found = counted(tmp_path, "asked")
    assert found[""] == (5, 3, 2)
    assert [option for option in found if ":" in option] == ["missing:dont_know", "missing:no_answer"]


def test_among_those_who_answered_there_are_no_reasons(tmp_path):
    found = counted(tmp_path, "answered")
    assert found == {"": (3, 2, 1), "a": (1, 1, 0), "b": (2, 1, 1), "c": (1, 1, 0), "ab": (2, 1, 1)}


def test_a_net_counts_a_respondent_once(tmp_path):
    assert counted(tmp_path, "answered")["ab"] == (2, 1, 1)


def test_weights_are_summed_and_so_are_their_squares(tmp_path):
    """Mean 2: weights .5 1 1.5 .5 .5 2."""
    assert counted(tmp_path, "all", "s", "firms")["b"] == (1, 0.5, 0.5)
    assert counted(tmp_path, "all", "s", "firms")[""] == (6, 3, 3)
    assert counted(tmp_path, "all", "m", "firms")[""] == (8, 3.5, 4.5)


def test_who_has_no_weight_is_counted_but_is_no_psu(tmp_path):
    drawing = DRAWING.replace("a+b | 1", "a+b | 0")
    with framed(tmp_path, CODEBOOK.format(base="all"), drawing) as (engine, frame):
        counts = count_item(engine, frame, subject_of(frame, "uses"), "firms")
    assert counts.n[0, :, 0].tolist() == [6, 3, 3]
    assert counts.psus[0, :, 0].tolist() == [5, 2, 3]


CLUSTERED = CODEBOOK.replace("weights", "company_id: F\n    design: {{strata: H}}\n    weights")
CLUSTERS = """
    S     | U   | W | F | H
    ------+-----+---+---+--
    fin   | a   | 1 | x | n
    fin   | a   | 1 | x | n
    fin   | b   | 1 | y | n
    media | a   | 1 | z | s
    media | c   | 1 | z | s
    """


def test_respondents_of_a_company_are_one_psu(tmp_path):
    """Squares of totals by company: x has 2 with a; the base's are 2 in x, 1 in y, 2 in z."""
    with framed(tmp_path, CLUSTERED.format(base="all"), CLUSTERS) as (engine, frame):
        counts = count_item(engine, frame, subject_of(frame, "uses"), "none")
    a = counts.options.index("a")
    assert counts.columns[0] == ("all", "total", "total")
    assert counts.n[:, 0, a].tolist() == [2, 1]
    assert counts.m[:, 0, a].tolist() == [4, 1]
    assert counts.m[:, 0, 0].tolist() == [5, 4]
    assert counts.with_base[:, 0, a].tolist() == [4, 2]
    assert counts.psus[:, 0, 0].tolist() == [2, 1]
    assert counts.contributors.tolist() == [3, 2, 1]


def test_without_companies_respondents_contribute(tmp_path):
    with framed(tmp_path, CODEBOOK.format(base="asked"), DRAWING) as (engine, frame):
        counts = count_item(engine, frame, subject_of(frame, "uses"), "none")
    assert counts.companies is None
    np.testing.assert_array_equal(counts.contributors, [5, 3, 2])


@pytest.mark.parametrize(
    ("asked", "reason"), [("NA NA", "not_asked"), ("NA 1", "no_answer"), ("-98 NA", "no_answer")]
)
def test_who_was_asked_none_of_a_scores_items_was_not_asked_for_its_level(tmp_path, asked, reason):
    codebook = """
        missing: {"-98": dont_know, "NA": not_asked}
        option_lists: {two_steps: [["1", X], ["2", Y]]}
        items: {one: {column: A, type: ordinal, options: two_steps}, two: {column: B, type: ordinal, options: two_steps}}
        scores: {s: {items: [one, two], levels: [[low, Low, 0]]}}
        """
    with framed(tmp_path, codebook, "A | B\n" + " | ".join(asked.split())) as (engine, frame):
        sql = f"SELECT s, {reason_sql(subject_of(frame, 's'))} FROM frame"
        assert engine.connection.execute(sql).fetchall() == [(None, reason)]
