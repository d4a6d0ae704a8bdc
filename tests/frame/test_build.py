import pytest

from pipeline.engine import Engine
from pipeline.errors import DesignError
from pipeline.frame.build import build_frame
from tests.drawn import table
from tests.small import staged_small

CODEBOOK = """
    languages: [en]
    company_id: Firm
    weights: {firms: W}
    targets: {sector: {fin: 0.5, media: 0.5}}
    exclude: [{duplicate: D}]
    items:
      sector: {column: S, options: [[fin, Finance], [media, Media]]}
      one: {column: A, type: number, range: [0, 10]}
    universes: {high: {level: [high]}}
    scores: {level: {items: [one], levels: [[low, Low, 0], [high, High, 5]]}, absent: {items: [one]}}
    banners: [sector, level]
    """
DRAWING = """
    S     | A | W | Firm | D
    ------+---+---+------+--
    fin   | 2 | 1 | x    | 1
    fin   | 8 | 3 | y    | 2
    media | 5 | 2 | z    | 3
    media | 5 | 2 | z    | 3
    """


def framed(tmp_path, look, codebook=CODEBOOK, drawing=DRAWING):
    study, wave, tables = staged_small(tmp_path, codebook, drawing, upto="weight")
    with Engine() as engine:
        return look(engine, build_frame(engine, study, wave, tables, tmp_path))


def test_a_frame_has_a_row_a_kept_respondent_with_weights_and_scores(tmp_path):
    def look(engine, frame):
        score, weight = frame.score_sql("level"), frame.weight_sql("raked")
        sql = f"SELECT sector, level, {score}, {frame.weight_sql('firms')}, {weight} FROM frame ORDER BY source_row"
        return [tuple(map(str, row)) for row in engine.connection.execute(sql).fetchall()]

    assert framed(tmp_path, look) == [
        ("fin", "low", "2.0", "0.500000000", "0.375000000"),
        ("fin", "high", "8.0", "1.500000000", "1.125000000"),
        ("media", "high", "5.0", "1.000000000", "1.500000000"),
    ]


def test_a_frame_of_many_parts_is_the_frame(tmp_path, monkeypatch):
    """Parts of two rows of the export each: what a wave of millions takes, so that four wide relations fit."""

    def look(engine, _):
        columns = "source_row, sector, level, _cell, _stratum, _psu, _score_1, _weights"
        return engine.connection.execute(f"SELECT {columns} FROM frame ORDER BY source_row").fetchall()

    whole = framed(tmp_path, look)
    monkeypatch.setattr("pipeline.frame.build.ROWS_A_PART", 2)
    for path in tmp_path.glob("frame/*"):
        path.unlink()
    assert len(whole) == 3
    assert framed(tmp_path, look) == whole
    assert len(list(tmp_path.glob("frame/*"))) == 2


def test_the_headline_weight_comes_first_and_none_last(tmp_path):
    frame = framed(tmp_path, lambda _, frame: frame)
    assert frame.weightings == ("firms", "raked", "none")
    assert frame.weight_sql("none") == "CAST(1 AS BIGINT)"
    assert frame.universes == ("all", "high")
    assert frame.language == "en"


def test_members_count_respondents_into_universes_and_columns(tmp_path):
    def look(engine, _):
        joined = "SELECT universe, banner, banner_option, count(*) FROM frame JOIN members ON cell = _cell"
        return engine.connection.execute(f"{joined} GROUP BY ALL ORDER BY ALL").fetchall()

    expected = table("""
        universe | banner | option | n
        ---------+--------+--------+--
        all      | level  | high   | 2
        all      | level  | low    | 1
        all      | sector | fin    | 2
        all      | sector | media  | 1
        all      | total  | total  | 3
        high     | level  | high   | 2
        high     | sector | fin    | 1
        high     | sector | media  | 1
        high     | total  | total  | 2
        """)
    assert framed(tmp_path, look) == [tuple(row) for row in expected.to_numpy().tolist()]


def test_places_are_every_column_of_every_universe(tmp_path):
    frame = framed(tmp_path, lambda _, frame: frame)
    assert frame.places[:2] == (("all", "total", "total"), ("all", "sector", "fin"))
    assert len(frame.places) == 2 * len(frame.columns) == 10


def test_a_company_that_stands_twice_among_those_kept_is_a_cluster(tmp_path):
    once = framed(tmp_path, lambda _, frame: frame)
    assert (once.is_clustered, once.has_design, once.has_repeated_companies) == (False, False, False)
    twice = framed(tmp_path, lambda _, frame: frame, drawing=DRAWING.replace("| z    | 3", "| y    | 3"))
    assert (twice.is_clustered, twice.has_design, twice.has_repeated_companies) == (True, True, True)


def test_a_score_that_the_wave_cannot_make_is_nobodys_level(tmp_path):
    codebook = CODEBOOK.replace("column: A, type", 'column: A, by_wave: {"2012": absent}, type')

    def look(engine, frame):
        return frame.scores, engine.connection.execute("SELECT count(level), count(*) FROM frame").fetchall()

    assert framed(tmp_path, look, codebook) == ((), [(0, 3)])


def test_strata_and_population_are_a_design(tmp_path):
    codebook = CODEBOOK.replace("    company_id: Firm", "    design: {strata: S, fpc: W}")
    frame = framed(
        tmp_path,
        lambda _, frame: frame,
        codebook,
        DRAWING.replace("| 3 | y", "| 4 | y").replace("| 1 | x", "| 4 | x"),
    )
    assert (frame.is_clustered, frame.has_design) == (False, True)
    assert frame.strata.fraction.tolist() == [2 / 4, 1 / 2]


def test_a_population_smaller_than_the_sample_stops_the_wave(tmp_path):
    codebook = CODEBOOK.replace("    company_id: Firm", "    design: {fpc: W}")
    with pytest.raises(
        DesignError, match=r"small:2012: design\.fpc: the size of the population \(column 'W'\) is less than"
    ):
        framed(
            tmp_path,
            lambda _, frame: frame,
            codebook,
            DRAWING.replace("| 1 |", "| 2 |").replace("| 3 | y", "| 2 | y"),
        )
