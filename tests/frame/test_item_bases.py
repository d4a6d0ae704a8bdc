from pipeline.frame.item_bases import item_bases
from tests.tabulate.framed import framed

CODEBOOK = """
    items:
      sector: {column: S, options: [[fin, Finance], [media, Media]]}
      asked: {column: Q, options: [[x, X]], missing: {"-": not_asked, "?": refused}}
      answered: {column: Q, options: [[x, X]], missing: {"-": not_asked, "?": refused}, base: answered}
      whole: {column: Q, options: [[x, X]], missing: {"-": not_asked, "?": refused}, base: all}
      tools: {columns: {a: A, b: B}}
    banners: [sector]
    """
DRAWING = """
    S     | Q | A | B
    ------+---+---+--
    fin   | x | 0 | 0
    fin   | ? | 1 | 0
    media | - |   |
    media | x | 1 | 1
    media |   | 0 | 1
    """


def test_who_is_in_the_base_of_each_item_by_column(tmp_path):
    """Total, finance, media: a refusal was asked, and so was who left a cell blank."""
    with framed(tmp_path, CODEBOOK, DRAWING) as (engine, frame):
        subjects = {subject.name: subject for subject in frame.subjects}
        names = ("sector", "asked", "answered", "whole", "tools")
        bases = item_bases(engine, frame, [subjects[name] for name in names])
    assert dict(zip(names, bases.tolist(), strict=True)) == {
        "sector": [5, 2, 3],
        "asked": [4, 2, 2],
        "answered": [2, 1, 1],
        "whole": [5, 2, 3],
        "tools": [5, 2, 3],
    }
