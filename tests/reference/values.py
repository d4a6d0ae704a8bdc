"""The committed output of the R scripts in this folder."""

from pathlib import Path

import pandas as pd

HERE = Path(__file__).parent


def reference(name: str) -> dict[str, float]:
    """The numbers `NAME.R` wrote, by name."""
    return pd.read_csv(HERE / f"{name}.csv", index_col="name")["value"].astype(float).to_dict()


def reference_data(name: str) -> pd.DataFrame:
    """The data behind the references: one row per respondent (or cell)."""
    return pd.read_csv(HERE / f"{name}_data.csv")
