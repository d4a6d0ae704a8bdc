import pytest

from tests.reference.values import reference


def test_a_partial_correlation_with_categories_is_that_of_the_residuals(bfi):
    """cor(resid(lm(A2 ~ age + school)), resid(lm(A5 ~ age + school))); tests/reference/partial.R."""
    rows = bfi.load("correlations").query(
        "score == 'one' and method == 'partial_pearson' and banner == 'total' and universe == 'all'"
    )
    assert rows["estimate"].item() == pytest.approx(reference("partial")["category"], rel=1e-8)
    assert rows["controls"].item() == "age,education"
    assert rows["df"].item() == 400 - 2 - 5
