import numpy as np
import pytest

from pipeline.errors import DesignError
from tests.tabulate.framed import framed

CODEBOOK = """
    design: {design}
    items:
      sector: {{column: S, options: [[fin, Finance], [media, Media]]}}
    banners: [sector]
    """
DRAWING = """
    S     | F | r1 | r2 | r3
    ------+---+----+----+---
    fin   | a | 0  | 2  | 2
    fin   | b | 2  | 0  | 2
    media | c | 2  | 2  | 0
    media | c | 2  | 2  | 0
    """


def replicated(tmp_path, design):
    with framed(tmp_path, CODEBOOK.format(design=design), DRAWING) as (_, frame):
        return frame.replicated


def test_a_column_has_the_degrees_of_freedom_of_its_own_weights(tmp_path):
    """Everybody's weights have rank 3, those of the media firms (one PSU) rank 1."""
    found = replicated(tmp_path, "{replicates: {method: jk1, prefix: r}}")
    assert (found.total_df, found.df.tolist()) == (2, [2, 1, 0])
    assert (found.scale, found.rscales.tolist()) == (pytest.approx(2 / 3), [1, 1, 1])


def test_made_weights_have_those_of_the_psus_in_the_column(tmp_path):
    found = replicated(tmp_path, "{psu: F, replicates: {method: jk1}}")
    assert (found.total_df, found.df.tolist()) == (2, [2, 1, 0])
    np.testing.assert_allclose(found.factors, [[0, 1.5, 1.5], [1.5, 0, 1.5], [1.5, 1.5, 0]])


def test_the_codebook_can_say_how_deviations_are_scaled(tmp_path):
    found = replicated(
        tmp_path, "{replicates: {method: jkn, prefix: r, scale: 0.25, rscales: [0.5, 0.5, 1]}}"
    )
    assert (found.scale, found.rscales.tolist()) == (0.25, [0.5, 0.5, 1])


def test_a_method_that_does_not_fit_the_strata_names_the_wave(tmp_path):
    with pytest.raises(DesignError, match=r"small:2012: design: .*half-samples need two"):
        replicated(tmp_path, "{psu: F, replicates: {method: brr}}")
