from pipeline.contract import TABLES
from tests.small import staged_small

CODEBOOK = """
    items:
      sector: {column: S, options: [[fin, Finance], [media, Media]]}
      staff: {column: N, type: number}
    universes: {finance: {sector: [fin]}}
    banners: [sector]
    """
DRAWING = "S | N\n" + "\n".join(f"{'fin' if n % 2 else 'media'} | {n}" for n in range(40))


def test_three_tables_are_written_each_with_its_columns(tmp_path):
    _, _, tables = staged_small(tmp_path, CODEBOOK, DRAWING, upto="tabulate")
    for name in ("rates", "score_means", "associations"):
        frame = tables.load(name)
        assert list(frame.columns) == list(TABLES[name].types)
        assert (frame["study"].unique().tolist(), frame["wave"].unique().tolist()) in (
            (["small"], ["2012"]),
            ([], []),
        )


def test_every_item_stands_in_every_universe_and_column(tmp_path):
    """One item of two options; two universes of three columns each."""
    _, _, tables = staged_small(tmp_path, CODEBOOK, DRAWING, upto="tabulate")
    rates = tables.load("rates")
    assert len(rates) == 2 * 2 * 3
    assert len(tables.load("score_means")) == 2 * 3
    finance = rates.query("universe == 'finance' and banner_option == 'total' and option == 'fin'").iloc[0]
    assert (finance["unweighted_base"], finance["share"]) == (20, 1)


def test_nothing_is_left_behind_but_the_tables(tmp_path):
    staged_small(tmp_path, CODEBOOK, DRAWING, upto="tabulate")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_study_without_banners_has_totals(tmp_path):
    codebook = "items: {sector: {column: S, options: [[fin, Finance], [media, Media]]}}"
    _, _, tables = staged_small(tmp_path, codebook, DRAWING, upto="tabulate")
    assert tables.load("rates")["banner"].unique().tolist() == ["total"]
    assert len(tables.load("associations")) == 0


def test_a_banner_that_nobody_answered_has_no_table_with_a_set(tmp_path):
    codebook = """
        items:
          sector: {column: S, options: [[fin, Finance], [media, Media]]}
          uses: {columns: {facebook: A, twitter: B}}
        universes: {finance: {sector: [fin]}}
        banners: [sector]
        """
    drawing = "S | A | B\n" + "\n".join(f" | {n % 2} | {n % 3}" for n in range(40))
    _, _, tables = staged_small(tmp_path, codebook, drawing, upto="tabulate")
    tests = tables.load("associations")
    assert set(tests["item"]) == {"uses"}
    assert tests["p_value"].isna().all()
    rates = tables.load("rates").query("item == 'uses' and universe == 'finance' and banner == 'total'")
    assert rates["share"].isna().all()
    assert set(rates["flag"]) == {"suppressed model_based"}
