from pipeline.compare.company_values import company_values
from tests.drawn import table
from tests.small import staged_small

CODEBOOK = """
    company_id: F
    items: {one: {column: A, type: number}, growth: {column: G, type: number}}
    scores: {s: {items: [one]}}
    outcomes: [growth]
    """
DRAWING = """
    F | A | G
    --+---+---
    a | 1 | 5
    a | 3 | 6
    b | 2 |
      | 9 | 9
    """


def test_a_company_with_several_respondents_counts_once_with_their_mean(tmp_path):
    study, wave, tables = staged_small(tmp_path, CODEBOOK, DRAWING, upto="score")
    found = company_values(study, wave, tables)
    expected = table("""
        s | growth
        --+-------
        2 | 5.5
        2 |
        """)
    assert found.index.tolist() == ["a", "b"]
    assert found["s"].tolist() == expected["s"].tolist()
    assert found["growth"].fillna(-1).tolist() == expected["growth"].fillna(-1).tolist()
