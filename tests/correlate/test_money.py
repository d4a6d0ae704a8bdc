import numpy as np
import pytest

from tests.small import staged_small

CODEBOOK = """
    company_id: F
    items:
      sector: {{column: S, options: [[fin, Finance], [media, Media]]}}
      effort: {{column: E, type: number}}
      revenue: {{column: R, type: number, unit: {unit}}}
    scores: {{busy: {{items: [effort], levels: [[low, Low, 0], [high, High, 3]]}}}}
    outcomes: [revenue]
    controls: [sector]
    """


def drawing(first):
    """Twelve companies a sector with some 10 each, but for the first of finance."""
    lines = [f"{s} | {s}{n} | {n % 6} | {10 + n % 3}" for s in ("fin", "media") for n in range(12)]
    lines[0] = f"fin | fin0 | 0 | {first}"
    return "S | F | E | R\n" + "\n".join(lines)


def correlated(tmp_path, first, unit="EUR"):
    _, _, tables = staged_small(tmp_path, CODEBOOK.format(unit=unit), drawing(first), upto="correlate")
    return tables


def test_models_whose_groups_tell_of_one_company_have_no_numbers(tmp_path):
    """1,500 in finance stands out among the twelve there, and not among all 24: there the rest has 10% of it."""
    models = (
        correlated(tmp_path, 1500)
        .load("models")
        .query("model == 'ols_hc3' and term == 'busy'")
        .set_index("step")
    )
    assert models["estimate"].notna().to_dict() == {0: True, 1: False}
    assert models.loc[1, "flag"].startswith("suppressed")
    assert models.loc[1, ["std_error", "low", "high", "standardized", "unweighted_base"]].isna().all()


def test_nor_have_differences_of_means_and_slopes(tmp_path):
    found = correlated(tmp_path, 1500).load("robustness").set_index("measure")
    for measure in ("step", "confounder_like"):
        assert np.isnan(found.loc[measure, ["estimate", "std_error"]].astype(float)).all(), measure
        assert found.loc[measure, "flag"].startswith("suppressed")


@pytest.mark.parametrize(("first", "unit"), [(60, "EUR"), (1500, "people")])
def test_money_that_protects_its_largest_company_and_other_numbers_are_shown(first, unit, tmp_path):
    tables = correlated(tmp_path, first, unit)
    assert tables.load("models").query("term == 'busy'")["estimate"].notna().all()
    assert np.isfinite(tables.load("robustness").set_index("measure").loc["step", "estimate"])
