import numpy as np
import pytest

from pipeline.frame.money import is_money, money_names, tells_of_one
from tests.small import small_study

CODEBOOK = """
    company_id: F
    items:
      revenue: {column: R, type: number, unit: EUR}
      staff: {column: S, type: number, unit: people}
    scores:
      wealth: {items: [revenue, staff]}
      size: {items: [staff]}
    outcome_files: [{file: f.csv, key: F, columns: {margin: {unit: USD, year: 2011}, growth: {unit: share, year: 2011}}}]
    """


@pytest.mark.parametrize(
    ("unit", "money"),
    [("EUR", True), ("EUR million", True), ("€ 1000", True), ("euros", False), (None, False)],
)
def test_money_is_a_unit_that_begins_with_a_currency(unit, money):
    assert is_money(unit) is money


def test_scores_and_outcome_files_have_money_too(tmp_path):
    study = small_study(tmp_path, CODEBOOK)
    assert money_names(study, study.wave("2012")) == {"revenue", "wealth", "margin"}


def test_few_companies_tell_of_one_and_so_does_a_large_one():
    """The rest beside the two largest: 90 of 12 companies is under 10% of 1,001, not of 100; 9 companies are few."""
    companies, total = np.array([12, 12, 9, 0]), np.array([1101, 200, 90, 0])
    largest, second = np.array([1001, 100, 10, 0]), np.array([10, 10, 10, 0])
    assert tells_of_one(companies, total, largest, second, percent=10).tolist() == [True, False, True, False]
