import pytest

from pipeline.reconstruct.companies import companies, employees
from pipeline.reconstruct.draws import Draws
from pipeline.reconstruct.quotas import read_quotas, total_counts

RANGES = {"lt500": (((10, 249), 70), ((250, 499), 30)), "ge500": (((500, 9_000), 100),)}


@pytest.fixture(scope="module")
def drawn() -> dict[str, list[str]]:
    return companies(read_quotas("insites-2011"), Draws("companies"))


@pytest.mark.parametrize("item", ["sector", "size_class", "market", "country", "offer"])
def test_every_assumed_base_is_met(item, drawn):
    expected = total_counts(read_quotas("insites-2011"), item)
    assert {option: drawn[item].count(option) for option in expected} == expected


def test_retail_leans_to_consumers_and_industry_to_businesses(drawn):
    pairs = list(zip(drawn["sector"], drawn["market"], strict=True))
    assert pairs.count(("retail", "b2c")) > pairs.count(("retail", "b2b"))
    assert pairs.count(("industry", "b2b")) > pairs.count(("industry", "b2c"))


def test_the_number_of_employees_is_in_the_size_class_and_the_edges_occur():
    sizes = ["lt500", "ge500"] * 40
    numbers = employees(sizes, RANGES, (499, 500, 501), Draws("employees"))
    assert {499, 500, 501} <= set(numbers)
    assert all((number < 500) == (size == "lt500") for number, size in zip(numbers, sizes, strict=True))
