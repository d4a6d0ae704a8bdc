import pytest

from pipeline.normalize.read_items import read_items
from tests.small import columns_named, engine_of, evaluated, small_study


def read(tmp_path, items, cells, language="en"):
    wave = small_study(tmp_path, "items:\n" + "\n".join(f"  {line}" for line in items)).wave("2012")
    with engine_of(cells) as engine:
        found = read_items(engine, wave, columns_named(*cells), language)
        answers = {one.item: evaluated(engine, one.answer) for one in found.readings}
        return answers, {one.item: evaluated(engine, one.reason) for one in found.readings}, found.problems


def test_every_type_is_read_from_its_column(tmp_path):
    items = [
        "sector: {column: S, options: [[fin, Finance]]}",
        "uses: {column: U, separator: ',', type: multiple, options: [[a, A], [b, B]]}",
        "has: {columns: {fb: F, tw: T}}",
        "staff: {column: N, type: number}",
        "seen: {column: D, type: date}",
        "why: {column: W, type: text}",
        "S2: {options: [['1', One]], column: S2}",
    ]
    cells = {
        "S": ["Finance"],
        "U": ["B, A"],
        "F": ["1"],
        "T": ["0"],
        "N": ["1,250"],
        "D": ["30-06-2012"],
        "W": [" x "],
        "S2": ["1"],
    }
    answers, _, problems = read(tmp_path, items, cells)
    assert problems == ()
    assert answers["sector"] == ["fin"]
    assert (answers["uses"], answers["has"]) == ([["a", "b"]], [["fb"]])
    assert (answers["staff"], answers["why"], answers["S2"]) == ([1250], ["x"], ["1"])
    assert answers["seen"][0].isoformat() == "2012-06-30T00:00:00"


def test_every_problem_of_every_item_is_told_at_once(tmp_path):
    items = [
        "sector: {column: S, options: [[fin, Finance]]}",
        "has: {columns: {fb: F, tw: T}}",
        "staff: {column: N, type: number}",
        "seen: {column: D, type: date}",
        "ok: {column: S, options: [[x, X], [fin, Finance]]}",
    ]
    cells = {
        "S": ["x", "x"],
        "F": ["NA", "1"],
        "T": ["-9", "0"],
        "N": ["1,5", "1.5"],
        "D": ["05/06/2012", ""],
    }
    answers, _, problems = read(tmp_path, items, cells)
    starts = [problem.split(" holds ")[0].split(" has ")[0] for problem in problems]
    assert starts[:4] == [
        "items.sector: column 'S'",
        "items.has: column 'F'",
        "items.has: column 'T'",
        "items.staff: column 'N'",
    ]
    assert problems[4].startswith("items.seen: the dates of column 'D' cannot be read without doubt")
    assert answers["ok"] == ["x", "x"]


def test_dates_that_cannot_be_are_told_and_never_left_out(tmp_path):
    """20,000 days are fine, so the order is clear; two are none."""
    fine = [f"{1 + n % 28:02}-{1 + n % 12:02}-{1900 + n % 120}" for n in range(20_000)]
    cells = {"D": [*fine, "30-02-2012", "yesterday", "N/A"]}
    codebook = ['seen: {column: D, type: date, date_format: "%d-%m-%Y", missing: {N/A: not_asked}}']
    _, reasons, problems = read(tmp_path, codebook, cells)
    assert problems[0].startswith(
        "items.seen: column 'D' holds cells that are no known dates: '30-02-2012' in 1 row"
    )
    assert "'yesterday' in 1 row" in problems[0]
    assert reasons["seen"][-1] == "not_asked"
    _, _, problems = read(tmp_path, ["seen: {column: D, type: date, missing: {N/A: not_asked}}"], cells)
    assert problems[0].startswith("items.seen: the dates of column 'D' cannot be read without doubt")


@pytest.mark.parametrize("decimal", [",", "."])
def test_the_codebook_decides_about_the_decimal_mark(tmp_path, decimal):
    answers, _, problems = read(
        tmp_path, [f"n: {{column: N, type: number, decimal: '{decimal}'}}"], {"N": ["1.250"]}, "nl"
    )
    assert problems == ()
    assert answers["n"] == [1250 if decimal == "," else 1.25]


def test_an_item_without_its_column_is_left_to_the_list_of_missing_columns(tmp_path):
    answers, _, problems = read(
        tmp_path, ["a: {column: A, type: text}", "b: {column: B, type: text}"], {"A": ["x"]}
    )
    assert (set(answers), problems) == ({"a"}, ())


def test_a_text_under_a_question_with_options_is_named_with_its_rows(tmp_path):
    _, _, problems = read(tmp_path, ["s: {column: S, options: [[a, A]]}"], {"S": ["A", "because", "because"]})
    assert "'because' in 2 rows" in problems[0]


TOLD = "I am Jan Jansen, fired for theft"


@pytest.mark.parametrize(
    "item",
    [
        "x: {column: C, options: [[a, A]]}",
        "x: {column: C, type: multiple, separator: ';', options: [[a, A]]}",
        "x: {column: C, type: number}",
        "x: {column: C, type: date}",
        "x: {column: C, type: date, date_format: '%Y'}",
    ],
)
def test_words_of_a_respondent_in_a_column_of_any_type_are_named_by_their_row(tmp_path, item):
    _, _, (problem,) = read(tmp_path, [item], {"C": ["", TOLD]})
    assert "Jansen" not in problem
    assert "a text of 32 characters (row 2)" in problem


def test_ids_are_named_by_their_row_where_an_item_is_read_from_them(tmp_path):
    codebook = "respondent_id: Id\nitems: {x: {column: Id, options: [[a, A]]}}"
    wave = small_study(tmp_path, codebook).wave("2012")
    with engine_of({"Id": ["NL1", "NL2"]}) as engine:
        (problem,) = read_items(engine, wave, columns_named("Id"), "en").problems
    assert "NL" not in problem
    assert "a text of 3 characters (row 1)" in problem
