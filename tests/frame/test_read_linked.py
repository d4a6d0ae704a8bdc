from textwrap import dedent

from pipeline.frame.read_linked import with_linked
from tests.tabulate.framed import framed

CODEBOOK = """
    company_id: C
    items:
      sector: {column: S, options: [[fin, Finance], [media, Media]]}
      uses: {column: U, options: [[a, A], [b, B]]}
    banners: [sector, uses]
    """


def drawn(finance, companies):
    rows = [("Finance", at % companies) for at in range(finance)] + [("Media", 10 + at) for at in range(12)]
    return "S | U | C\n" + "".join(
        f"{sector} | {'AB'[at % 2]} | {one}\n" for at, (sector, one) in enumerate(rows)
    )


def linked(folder, finance, companies=9):
    with framed(folder, CODEBOOK, drawn(finance, companies)) as (engine, frame):
        return with_linked(engine, frame).linked


def test_nothing_is_linked_where_every_column_is_large_enough(tmp_path):
    assert linked(tmp_path, 10) is None


def test_a_small_column_links_the_tables_that_show_its_answers(tmp_path):
    found = linked(tmp_path, 3)
    assert found.cells["sector"]["fin"].tolist() == [False, True, True, True, True]
    assert not found.cells["sector"]["fin"][0]


def test_so_does_a_column_of_few_companies(tmp_path):
    assert linked(tmp_path, 8, companies=4) is not None


def test_a_figure_that_is_published_already_is_not_hidden_as_a_row(tmp_path):
    known = 'published:\n  - {wave: "2012", item: sector, option: fin, share: 0.2, banner: {uses: a}, source: paper}\n'
    with framed(tmp_path, dedent(CODEBOOK) + known, drawn(3, 9)) as (engine, frame):
        found = with_linked(engine, frame).linked.cells["sector"]["fin"]
    assert found[frame.places.index(("all", "uses", "b"))]
    assert not found[frame.places.index(("all", "uses", "a"))]
