import numpy as np
import pytest

from pipeline.errors import EstimationError
from pipeline.stats.cell_replicates import Cells, cells_of, replicate_correlations, without_one
from pipeline.stats.crosstab import Crosstab, from_arrays
from pipeline.stats.kendall import kendall
from pipeline.stats.pearson import pearson_from_arrays
from pipeline.stats.spearman import spearman_from_arrays

X = np.array([1, 1, 2, 2, 3, 3, 3, 5, 5, 1, 2, 3])
Y = np.array([1, 2, 2, 2, 1, 3, 4, 4, 3, 1, 4, 3])
ONE_BY_ONE = {
    "pearson": lambda x, y: pearson_from_arrays(x, y).estimate,
    "spearman": lambda x, y: spearman_from_arrays(x, y).estimate,
    "kendall": lambda x, y: kendall(from_arrays(x, y)).estimate,
}


@pytest.mark.parametrize("method", ONE_BY_ONE)
def test_every_replicate_is_the_correlation_of_its_respondents(method):
    cells = cells_of(from_arrays(X, Y))
    draws = np.random.default_rng(1).multinomial(12, cells.counts / 12, size=20)
    found = replicate_correlations(cells, draws, method=method)
    for draw, estimate in zip(draws, found, strict=True):
        x = np.repeat(cells.x_values[cells.row], draw)
        y = np.repeat(cells.y_values[cells.column], draw)
        assert estimate == pytest.approx(ONE_BY_ONE[method](x, y), rel=1e-10, abs=1e-12)


@pytest.mark.parametrize("method", ONE_BY_ONE)
def test_a_replicate_with_a_constant_has_no_correlation(method):
    cells = cells_of(from_arrays([0.1, 0.2, 0.3], [1, 2, 3]))
    found = replicate_correlations(cells, np.array([[3, 0, 0], [1, 1, 1]]), method=method)
    assert np.isnan(found).tolist() == [True, False]


def test_leaving_one_out_leaves_one_out():
    cells = cells_of(from_arrays(X, Y))
    found = without_one(cells, method="pearson")
    first = np.flatnonzero((cells.x_values[cells.row[0]] == X) & (cells.y_values[cells.column[0]] == Y))[0]
    expected = pearson_from_arrays(np.delete(X, first), np.delete(Y, first)).estimate
    assert found[0] == pytest.approx(expected, rel=1e-12)
    assert found.shape == cells.counts.shape


def test_empty_cells_and_values_are_not_kept():
    cells = cells_of(Crosstab(np.arange(3), np.arange(2), np.array([[2, 1], [0, 0], [0, 4]])))
    assert (cells.n, cells.counts.tolist(), cells.x_values.tolist()) == (7, [2, 1, 4], [0, 2])


def test_batches_fit_in_memory_and_add_up():
    fine = np.arange(3000)
    cells = Cells(np.ones(3000), fine, fine, fine, fine)
    sizes = list(cells.batches(10))
    assert sum(sizes) == 10
    assert max(sizes) == 1


def test_a_weighted_table_is_refused():
    with pytest.raises(EstimationError, match="replicate weights"):
        cells_of(from_arrays(X, Y, np.ones(12)))
