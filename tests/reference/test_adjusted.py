"""Rates at a common mix and shrunken rates, from an export: R's survey and metafor (adjusted.R)."""

import pandas as pd
import pytest

from tests.counted import Counted, counted
from tests.reference.test_pipeline import CASES, ITEMS, rows_of_case
from tests.reference.values import reference

R = reference("adjusted")
NAMES = sorted({key.split("/")[0] for key in R if "/standardized" in key})
QUICK = ("clus2", "strat_raked")
EACH = [name if name in QUICK else pytest.param(name, marks=pytest.mark.long) for name in NAMES]
TYPES = ("E", "H", "M")


@pytest.fixture(scope="module")
def cases(tmp_path_factory):
    made: dict[str, Counted] = {}

    def case(name: str) -> Counted:
        items = ITEMS.replace("banners: [stype]", "banners: [stype, [stype, awards]]")
        if name not in made:
            folder = tmp_path_factory.mktemp(f"adjusted_{name}")
            made[name] = counted(folder, f"{CASES[name][1]}\n{items}", rows_of_case(name).astype(str))
        return made[name]

    return case


def rows_of(found: Counted, name: str, banner: str):
    rows = found.table("adjusted_rates").query("item == 'sch_wide' and option == 'Yes'")
    rows = rows[(rows["weighting"] == CASES[name][2]) & (rows["banner"] == banner)]
    return rows.set_index("banner_option")


@pytest.mark.parametrize("name", EACH)
def test_rates_at_everybodys_mix_are_those_of_r(name, cases):
    rows, compared = rows_of(cases(name), name, "stype"), 0
    for option in TYPES:
        if "not_estimable" not in rows.loc[option, "flag"]:
            key, compared = f"{name}/standardized", compared + 1
            assert rows.loc[option, "standardized_share"] == pytest.approx(
                R[f"{key}.rates.{option}"], rel=1e-8
            )
            error = rows.loc[option, "standardized_error"]
            assert error == pytest.approx(R[f"{key}.errors.{option}"], rel=1e-7), (key, option)
    assert compared


def assert_shrunken(rows, key: str, options: tuple[str, ...]) -> None:
    for option in options:
        assert rows.loc[option, "shrunken_share"] == pytest.approx(R[f"{key}.share.{option}"], rel=1e-7)
        assert rows.loc[option, "shrunken_error"] == pytest.approx(R[f"{key}.error.{option}"], rel=1e-7)
        assert rows.loc[option, "own_weight"] == pytest.approx(R[f"{key}.weight.{option}"], rel=1e-7)


@pytest.mark.parametrize("name", [one for one in EACH if "lonely" not in str(one)])
def test_shrunken_rates_are_metafors(name, cases):
    assert_shrunken(rows_of(cases(name), name, "stype"), f"{name}/shrunken", TYPES)


def test_a_column_in_which_nobody_gave_the_answer_is_drawn_too(tmp_path):
    """It is the smallest, and its own variance is 0."""
    sectors = {"fin": (22, 80), "media": (44, 100), "trade": (22, 70), "agri": (0, 8)}
    rows = [(name, "Yes" if at < yes else "No") for name, (yes, of) in sectors.items() for at in range(of)]
    options = ", ".join(f"[{name}, {name}]" for name in sectors)
    codebook = f"""
items:
  sector: {{column: S, options: [{options}]}}
  uses: {{column: U, options: [["Yes", "Yes"], ["No", "No"]]}}
banners: [sector]
"""
    found = counted(tmp_path, codebook, pd.DataFrame(rows, columns=["S", "U"])).table("adjusted_rates")
    own = found.query("item == 'uses' and option == 'Yes'").set_index("banner_option")
    assert own.loc["agri", "share"] == 0
    assert_shrunken(own, "nobody/shrunken", tuple(sectors))
