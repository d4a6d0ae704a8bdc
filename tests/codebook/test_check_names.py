import pytest

TEXT = "{column: Q1, type: text}"


@pytest.mark.parametrize(
    "name",
    [
        "study",
        "wave",
        "weight",
        "stratum",
        "psu",
        "respondent_id",
        "missing_reasons",
        "Weight",
        "is_kept",
        "source_row",
    ],
)
def test_names_of_columns_are_refused(problems, name):
    (found,) = problems(f"items: {{{name}: {TEXT}}}\n")
    assert found == f"2: items.{name}: the name {name} is that of a column of the tables; choose another"


@pytest.mark.parametrize("name", ["any", "all", "not", "else"])
def test_words_of_conditions_are_refused(problems, name):
    assert problems(f"items: {{{name}: {TEXT}}}\n") == [
        f"2: items.{name}: the name {name} is a word of conditions; choose another"
    ]


def test_refused_names_are_refused_for_bands_derived_items_and_scores_too(problems):
    found = problems(
        "items:\n"
        "  n: {column: N, type: number, bands: {wave: [[a, A, null, 5], [b, B, 5, null]]}}\n"
        "derived: {study: {options: [[x, X]], when: [[x, else]]}}\n"
        "scores: {weight: {items: [n]}}\n"
    )
    assert [line.split(": ")[1] for line in found] == ["items.n.bands.wave", "derived.study", "scores.weight"]


def test_items_bands_grids_derived_items_and_scores_share_their_names(problems):
    found = problems(
        "items:\n"
        "  a: {column: A, type: text}\n"
        "  n: {column: N, type: number, bands: {A: [[x, X, null, 5]]}}\n"
        "  g: {grid: {n: G1, h: G2}, type: number}\n"
        "derived: {h: {options: [[x, X]], when: [[x, else]]}}\n"
        "scores: {g: {items: [n]}}\n"
    )
    assert found == [
        "4: items.n.bands.A: the name A is that of an item on line 3; choose another",
        "5: items.g.grid.n: the name n is that of an item on line 4; choose another",
        "6: derived.h: the name h is that of a grid's item on line 5; choose another",
        "7: scores.g: the name g is that of a grid on line 5; choose another",
    ]


def test_a_net_promoter_score_shares_its_name_with_nothing(problems):
    found = problems(
        "items:\n"
        "  n: {column: N, type: number, range: [0, 10], summary: nps}\n"
        "  N_nps: {column: A, type: text}\n"
    )
    assert found == [
        "3: items.n.summary: the net promoter score is named n_nps, the name of an item on line 4; "
        "rename one of the two"
    ]


def test_a_grid_that_a_wave_asks_elsewhere_is_no_second_one(problems):
    assert (
        problems("items:\n  g: {grid: {h: G1}, type: text, by_wave: {'2012': {grid: {h: H1, i: H2}}}}\n")
        == []
    )


def test_no_weight_is_called_raked_or_none(problems):
    found = problems(
        f"items: {{a: {TEXT}}}\nweights: {{raked: w}}\nwaves: {{'2012': {{weights: {{none: w}}}}}}\n"
    )
    assert found == [
        "3: weights.raked: the name raked means the weight that `targets` makes; choose another",
        "4: waves.2012.weights.none: the name none means no weight at all; choose another",
    ]


def test_no_universe_is_called_all(problems):
    (found,) = problems("items: {n: {column: N, type: number}}\nuniverses: {all: {n: {from: 1}}}\n")
    assert found == "3: universes.all: the universe all is everybody; choose another name"


def test_a_name_that_begins_as_the_tables_own_columns_do_is_refused(problems):
    (found,) = problems("items:\n  _cell: {column: A, options: [[x, X]]}\n")
    assert "the name _cell begins with _" in found
