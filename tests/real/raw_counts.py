"""Shares of a raw export in plain pandas, apart from the pipeline: what its rates are held against."""

from collections.abc import Mapping

import pandas as pd


def raw_rows(path) -> pd.DataFrame:
    """Every cell as it stands in the file."""
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def share(hit: pd.Series, base: pd.Series, weight: pd.Series) -> float:
    """The weighted share of `hit` among `base`."""
    return float(weight[hit & base].sum() / weight[base].sum())


def differences(
    expected: Mapping[tuple[str, ...], tuple[int, float]], rates: pd.DataFrame, *, within: float = 1e-9
) -> list[str]:
    """The rates that are not as expected: (item, option, banner, banner option) -> (unweighted base, share).

    A base under 5 must be hidden, and so may be a column that would give it away.
    """
    keys = ["item", "option", "banner", "banner_option"]
    rows = {
        tuple(row[:4]): row[4:] for row in rates[[*keys, "unweighted_base", "share", "flag"]].to_numpy(object)
    }
    found = []
    for key, (base, wanted) in expected.items():
        computed_base, computed, flag = rows[key]
        if base < 5 or "suppressed_secondary" in flag.split():
            is_right = "suppressed" in flag and pd.isna(computed)
        else:
            is_right = computed_base == base and abs(computed - wanted) <= within
        if not is_right:
            found.append(f"{key}: {computed} of {computed_base}, expected {wanted} of {base}")
    return found
