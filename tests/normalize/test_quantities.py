from pipeline.codebook.model import Design, Exclude, Wave, Weight
from pipeline.normalize.columns import ExportColumn
from pipeline.normalize.quantities import read_quantities
from tests.small import columns_named, engine_of, evaluated


def read(cells, wave, columns=None, language="en"):
    with engine_of(cells) as engine:
        found = read_quantities(engine, wave, columns or columns_named(*cells), language)
        values = {"duration": evaluated(engine, found.duration), "fpc": evaluated(engine, found.fpc)}
        return values | {"weights": [evaluated(engine, sql) for sql in found.weights]}, found.problems


def test_durations_weights_and_population_sizes_are_numbers():
    cells = {"T": ["1,200", "95.5", ""], "W": ["0,5", "1,25", "NA"], "N": ["40", "40", "40"]}
    wave = Wave("2012", duration="T", design=Design(fpc="N"), weights=(Weight("firms", "W"),))
    values, problems = read(cells, wave)
    assert values == {"duration": [1200, 95.5, None], "fpc": [40, 40, 40], "weights": [[0.5, 1.25, None]]}
    assert problems == ()


def test_the_platforms_own_duration_serves_where_the_codebook_names_none():
    columns = {"Duration": ExportColumn("Duration", role="duration_seconds")}
    assert read({"Duration": ["60"]}, Wave("2012"), columns)[0]["duration"] == [60]


def test_without_a_column_there_is_no_number():
    assert read({"Q1": ["x"]}, Wave("2012"))[0] == {"duration": [None], "fpc": [None], "weights": []}


def test_a_duration_that_is_no_number_matters_to_the_rule_about_speeders():
    wave = Wave("2012", duration="T", exclude=Exclude(speeder=0.3))
    _, problems = read({"T": ["00:05:12", "00:05:12", "60"]}, wave)
    assert len(problems) == 1
    assert problems[0].startswith(
        "duration: column 'T' holds cells that are no number, as '00:05:12' in 2 rows"
    )
    assert read({"T": ["00:05:12", "60"]}, Wave("2012", duration="T"))[1] == ()


def test_weights_that_can_be_read_both_ways_are_refused():
    wave = Wave("2012", weights=(Weight("firms", "W"),))
    assert read({"W": ["0,5", "1.25"]}, wave)[1][0].startswith(
        "weights.firms: column 'W' has decimal commas and"
    )


def test_words_in_a_column_of_numbers_are_named_by_their_row():
    told = "I am Jan Jansen, fired for theft"
    _, (problem,) = read({"N": ["40", told]}, Wave("2012", design=Design(fpc="N")))
    assert "Jansen" not in problem
    assert "as a text of 32 characters (row 2) in 1 rows" in problem
