import numpy as np
import pytest

from pipeline.tabulate import indicator_sums as module
from pipeline.tabulate.indicator_sums import indicator_sums
from tests.tabulate.framed import framed

CODEBOOK = """
    items:
      owns: {{column: O, options: [["1", "Yes"], ["0", "No"]]}}
    weights: {{wt: W}}
    design: {design}
    """
DRAWING = """
    O | W   | P
    --+-----+---
    1 | 0.5 | p1
    0 | 1.5 | p1
    1 | 2   | p2
    1 | 0   | p3
    """
OF_PSUS = {
    "n": [4, 3],
    "s": [4, 2.5],
    "m": [8, 4.25],
    "with_base": [8, 5],
    "psus": [2, 2],
    "rest_psus": [0, 1],
}
OF_RESPONDENTS = {"n": [4, 3], "s": [4, 2.5], "m": [6.5, 4.25], "psus": [3, 2], "rest_psus": [0, 1]}


@pytest.mark.parametrize("exact", [2.0**53, 1.0], ids=["together", "apart"])
@pytest.mark.parametrize(
    ("design", "known"), [("{psu: P}", OF_PSUS), ("{}", OF_RESPONDENTS)], ids=["psus", "respondents"]
)
def test_respondents_are_the_same_whether_they_fit_beside_the_weights_or_not(
    tmp_path, monkeypatch, design, known, exact
):
    """Everybody, then those who own one, by hand."""
    monkeypatch.setattr(module, "EXACT", exact)
    with framed(tmp_path, CODEBOOK.format(design=design), DRAWING) as (engine, frame):
        for weightings in (["wt"], ["wt", "none"]):
            found = indicator_sums(engine, frame, ["\"owns\" = '1'"], weightings)
            assert list(found) == weightings
            for name, values in known.items():
                np.testing.assert_allclose(found["wt"].sums[name][0], values, err_msg=name)
            assert found["wt"].positive.tolist() == [3.0]
        assert found["none"].sums["s"][0].tolist() == [4.0, 3.0]
