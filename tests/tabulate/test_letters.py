from pipeline.tabulate.letters import comparable_banners
from tests.small import staged_small
from tests.tabulate.framed import framed

CODEBOOK = """
    items:
      sector: {column: S, options: [[fin, Finance], [media, Media], [trade, Trade]]}
      uses: {column: U, options: [[y_, "Yes"], [n_, "No"]]}
      tools: {columns: {a: A, b: B}}
    banners: [sector, uses, tools, [sector, tools]]
    """


def drawing(**shares):
    """100 respondents a sector, so many of them saying yes."""
    lines = [
        f"{sector} | {'Yes' if n < yes else 'No'} | 1 | 0"
        for sector, yes in shares.items()
        for n in range(100)
    ]
    return "S | U | A | B\n" + "\n".join(lines)


def letters(tmp_path, drawn):
    """Of `uses` among everybody, by banner, banner option and option."""
    _, _, tables = staged_small(tmp_path, CODEBOOK, drawn, upto="tabulate")
    rates = tables.load("rates").query("item == 'uses'")
    return rates.set_index(["banner", "banner_option", "option"])["letters"]


def test_a_column_names_those_it_is_significantly_above(tmp_path):
    """60 against 40 of 100 is z = 2.83, p = .0047; 60 against 50 is z = 1.42."""
    found = letters(tmp_path, drawing(fin=60, media=40, trade=50))
    assert found["sector"].unstack()["y_"].to_dict() == {"fin": "B", "media": "", "trade": ""}
    assert found["sector"].unstack()["n_"].to_dict() == {"fin": "", "media": "A", "trade": ""}


def test_an_item_is_not_compared_by_its_own_options(tmp_path):
    found = letters(tmp_path, drawing(fin=60, media=40, trade=50))
    assert found["uses"].isna().all()
    assert found["total"].isna().all()


def test_columns_that_share_respondents_are_not_compared(tmp_path):
    with framed(tmp_path, CODEBOOK, drawing(fin=60, media=40, trade=50)) as (_, frame):
        assert comparable_banners(frame, "uses") == ["sector"]
        assert comparable_banners(frame, "sector") == ["uses"]


def test_a_small_column_is_not_compared(tmp_path):
    few = drawing(fin=60, media=40) + "".join("\ntrade | Yes | 1 | 0" for _ in range(29))
    assert letters(tmp_path, few)["sector"].unstack()["y_"].to_dict()["fin"] == "B"
