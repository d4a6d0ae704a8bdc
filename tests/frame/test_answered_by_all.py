from tests.tabulate.framed import framed

CODEBOOK = """
    items:
      sector: {column: S, options: [[fin, Finance], [media, Media]]}
      owns: {column: O, options: [["1", "Yes"], ["0", "No"]]}
      tools: {columns: {a: A, b: B}}
    """
DRAWING = """
    S     | O | A | B
    ------+---+---+--
    fin   | 1 | 0 | 0
    media |   | 0 | 1
    """


def test_an_item_that_one_respondent_left_out_is_not_answered_by_all(tmp_path):
    """Whoever chose none of a set's options answered it."""
    with framed(tmp_path, CODEBOOK, DRAWING) as (_, frame):
        assert frame.answered_by_all == {"sector", "tools"}
