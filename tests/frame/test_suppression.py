import numpy as np
import pandas as pd
import pytest

from pipeline.errors import EstimationError
from pipeline.frame.column_sums import Block, named_sums
from pipeline.frame.suppression import hidden_columns
from pipeline.stats.additive_table import additive_table
from pipeline.stats.disclosure_audit import feasible_intervals
from tests.counted import counted

ONE_BANNER = Block((0, 1, 2, 3), ((0, (1, 2, 3)),), (0,))


def test_an_option_that_nobody_chose_hides_no_other():
    bases = np.array([50.0, 0, 20, 30])
    without = Block((0, 1, 2, 3), ((0, (2, 3)),), (0,))
    assert not hidden_columns(without, bases, bases < 5, bases).secondary.any()


def test_a_small_column_takes_the_smallest_other_with_it():
    bases = np.array([53.0, 3, 20, 30])
    hidden = hidden_columns(ONE_BANNER, bases, bases < 5, bases)
    assert hidden.primary.tolist() == [False, True, False, False]
    assert hidden.secondary.tolist() == [False, False, True, False]


def test_a_program_that_fails_is_not_taken_for_a_table_too_small(monkeypatch):
    def failing(*_, **__):
        raise EstimationError("audit: the linear programs were not solved (Time limit)")

    monkeypatch.setattr("pipeline.stats.secondary_suppression.is_unsafe", failing)
    bases = np.array([57.0, 3, 24, 30])  # of no other test: patterns are remembered
    with pytest.raises(EstimationError, match="not solved"):
        hidden_columns(ONE_BANNER, bases, bases < 5, bases)


def test_every_item_hides_the_same_other_column():
    """By this item's bases the third column were the cheaper one; the first was hidden everywhere else."""
    everybody = np.array([53.0, 3, 20, 30])
    bases = np.array([35.0, 2, 18, 15])
    hidden = hidden_columns(ONE_BANNER, bases, bases < 5, everybody)
    assert hidden.secondary.tolist() == [False, False, True, False]


def test_those_who_are_in_no_column_of_the_banner_protect_nobody():
    """Ten did not say their sector; their number is known from the banner's own table."""
    bases = np.array([63.0, 3, 20, 30])
    assert hidden_columns(ONE_BANNER, bases, bases < 5, bases).secondary.any()


def test_the_total_is_not_hidden_where_nobody_is_in_any_column():
    """A question for the self-employed, by the size of the employer they do not have."""
    everybody = np.array([1433.0, 60, 300, 787])
    bases = np.array([287.0, 0, 0, 0])
    hidden = hidden_columns(ONE_BANNER, bases, bases < 5, everybody)
    assert hidden.primary.tolist() == [False, True, True, True]
    assert not hidden.secondary.any()


CODEBOOK = """
items:
  sector: {column: sector, options: [[fin, Finance], [media, Media], [retail, Retail]]}
  size: {column: size, options: [[small, Small], [large, Large]]}
  uses: {column: uses, options: [["yes", "Yes"], ["no", "No"]], missing: {"-98": dont_know}}
  staff: {column: staff, type: number}
banners: [sector, size, [sector, size]]
"""


@pytest.fixture(scope="module")
def small_sector(tmp_path_factory):
    """60 respondents; 3 in finance, one of them small; 2 large media firms did not answer `uses`."""
    rows = [("fin", "small")] + [("fin", "large")] * 2 + [("media", "small")] * 12 + [("media", "large")] * 9
    rows += [("retail", "small")] * 20 + [("retail", "large")] * 16
    frame = pd.DataFrame(rows, columns=["sector", "size"])
    frame["uses"] = ["-98" if row in (15, 16) else ("yes", "no", "no")[row % 3] for row in range(len(frame))]
    frame["staff"] = range(len(frame))
    return counted(tmp_path_factory.mktemp("small"), CODEBOOK, frame)


def test_every_number_of_a_hidden_row_is_missing(small_sector):
    rates = small_sector.table("rates")
    hidden = rates[rates["flag"].str.contains("suppressed")]
    assert set(hidden.loc[hidden["banner"] == "sector", "banner_option"]) == {"fin", "media"}
    numbers = [name for name in rates if rates[name].dtype == float and name != "confidence"]
    assert hidden[numbers].isna().all().all()
    assert "suppressed_secondary" in " ".join(hidden["flag"])


def test_what_is_published_leaves_every_small_base_open(small_sector):
    """The audit: each hidden base may still be more than one of the numbers from 0 to 4, for every item."""
    rates = small_sector.table("rates").drop_duplicates(["item", "banner", "banner_option"])
    for _, item in rates.groupby("item"):
        shown = item["unweighted_base"].notna().to_numpy()
        truth = np.where(shown, item["unweighted_base"], 0)
        places = list(zip(item["banner"], item["banner_option"], strict=True))
        sums = named_sums([("all", *place) for place in places], np.ones(len(places)), frozenset())
        low, high = open_intervals(sums, truth, shown, item["flag"])
        small = item["flag"].str.contains(r"suppressed\b(?!_)", regex=True).to_numpy()
        assert small.any()
        assert (high - low)[small].min() >= 1 - 1e-9


def open_intervals(sums, published, shown, flags):
    """What a reader can say of the bases, by a linear program of one's own."""
    from scipy.optimize import linprog

    rows = []
    for total, parts in sums:
        row = np.zeros(len(published))
        row[total], row[list(parts)] = -1, 1
        rows.append(row)
    bounds = [(value, value) if seen else (0, 4 if _is_small(flag) else None)
              for value, seen, flag in zip(published, shown, flags, strict=True)]  # fmt: skip
    ends = []
    for sign in (1, -1):
        found = [
            linprog(sign * np.eye(len(published))[cell], A_eq=rows, b_eq=np.zeros(len(rows)), bounds=bounds)
            for cell in range(len(published))
        ]
        ends.append(np.array([one.x[cell] if one.status == 0 else np.nan for cell, one in enumerate(found)]))
    return ends


def _is_small(flag):
    return "suppressed" in flag.split()


def test_means_hide_the_same_columns(small_sector):
    means = small_sector.table("score_means")
    rates = small_sector.table("rates")
    hidden = means.loc[means["mean"].isna() & (means["banner"] == "sector"), "banner_option"]
    assert set(hidden) == {"fin", "media"}
    assert rates.loc[rates["item"] == "size", "share"].isna().any()


def test_an_audit_of_ones_own_agrees_with_the_pipelines():
    table = additive_table(np.array([53.0, 3, 20, 30]), [(0, (1, 2, 3))])
    low, high = feasible_intervals(table, [False, True, True, False], known_high=[99, 4, 99, 99])
    assert (low[1], high[1]) == (0, 4)
