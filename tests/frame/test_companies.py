from pipeline.engine import Engine
from pipeline.frame.build import build_frame
from pipeline.frame.companies import companies_by_column
from tests.small import staged_small

CODEBOOK = """
    company_id: Firm
    items:
      sector: {column: S, options: [[fin, Finance], [media, Media]]}
      use: {column: U, options: [[y_, "Yes"], [n_, "No"]]}
    banners: [sector]
    """
DRAWING = """
    S     | U   | Firm
    ------+-----+-----
    fin   | Yes | x
    fin   | Yes | x
    fin   | No  | y
    media | Yes | x
    media | Yes |
    media |     |
    """


def companies(tmp_path, inside, drawing=DRAWING):
    study, wave, tables = staged_small(tmp_path, CODEBOOK, drawing, upto="weight")
    with Engine() as engine:
        frame = build_frame(engine, study, wave, tables, tmp_path)
        found = companies_by_column(engine, frame, inside)
        return (
            found
            if found is None
            else dict(zip((place[2] for place in frame.places), found.tolist(), strict=True))
        )


def test_a_company_counts_once_in_each_column_it_is_in(tmp_path):
    """Two respondents of company x are in finance, one in media; two know no company and count each."""
    assert companies(tmp_path, "TRUE") == {"total": 4, "fin": 2, "media": 3}


def test_only_those_inside_the_base_count(tmp_path):
    assert companies(tmp_path, "use = 'y_'") == {"total": 2, "fin": 1, "media": 2}
    assert companies(tmp_path, "FALSE") == {"total": 0, "fin": 0, "media": 0}


def test_where_no_company_is_repeated_respondents_are_counted(tmp_path):
    assert companies(tmp_path, "TRUE", "S | U | Firm\nfin | Yes | x\nfin | No | y\nfin | No |") is None
