"""What may not be shown is in no file that is not private, and in nothing that a command prints."""

import os
import re
import subprocess
import sys
import zipfile

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import linprog

from tests.end_to_end.dominated import amounts, write_study
from tests.end_to_end.running import ROOT

pytestmark = pytest.mark.long
NOT_NUMBERS = re.compile(r".*_order|confidence|item_order|p_percent|seed|step|replicates")
COMMANDS = (
    "rates firms --wave 2011 --format json",
    "rates firms --wave 2011 --item uses --by sector --by size --format csv",
    "topline firms --wave 2011",
    "correlate firms --wave 2011 --format json",
    "correlate firms --wave 2011 --methods",
    "explain firms --wave 2011 --item uses --option y --banner sector=media --banner size=large",
    "diff firms --wave 2011",
    "export firms --to xlsx -o tables.xlsx",
)


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """The data folder of the study, its rows, and what every command printed."""
    folder = tmp_path_factory.mktemp("dominated")
    waves = write_study(folder / "data")
    said = {}
    for words in ("run firms", *COMMANDS):
        done = subprocess.run(
            [sys.executable, "-m", "pipeline.cli.main", *words.split(), "--data", str(folder / "data")],
            capture_output=True, text=True, check=False, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        assert done.returncode == 0, f"{words}: {done.stderr}"
        said[words] = done.stdout + done.stderr
    return folder, waves, said


def tables(folder):
    for path in sorted((folder / "data/processed/current/tables").glob("*/*/*/*.parquet")):
        yield path.parts[-4], path, pd.read_parquet(path)


def written(rows):
    """The first seven digits of every amount, as a program or a page may write them."""
    digits = {f"{abs(amount):.0f}" for amount in amounts(rows)}
    long = [number for number in digits if len(number) > 7]
    plain = {number[:7] for number in long}
    grouped = {f"{int(number):,}"[:9] for number in long}
    return re.compile("|".join(map(re.escape, sorted(plain | grouped))).encode())


def test_no_table_holds_an_amount_that_tells_of_the_giant(published):
    folder, waves, _ = published
    hidden = np.concatenate([amounts(rows) for rows in waves.values()])
    assert len(hidden) > 50
    for name, path, frame in tables(folder):
        for column in frame.select_dtypes("number"):
            values = frame[column].dropna().to_numpy(float)
            found = [amount for amount in hidden if np.isclose(values, amount, rtol=1e-4).any()]
            assert not found, f"{name}.{column} of {path}: {found}"
            big = frame[np.abs(frame[column]) > 1e8]
            is_scale_free = name == "correlations" and column == "statistic"  # of |r| that is all but 1
            assert is_scale_free or big.empty, f"{name}.{column} of {path}: {big.iloc[0].to_dict()}"


def test_no_file_and_no_command_says_one(published):
    folder, waves, said = published
    searched = 0
    for rows in waves.values():
        tells = written(rows)
        for words, text in said.items():
            assert not tells.search(text.encode()), words
        for path in (folder / "data/processed").rglob("*"):
            if path.is_file() and "private" not in path.relative_to(folder).parts:
                assert not tells.search(path.read_bytes()), path
                searched += 1
        with zipfile.ZipFile(folder / "tables.xlsx") as workbook:
            for part in workbook.namelist():
                assert not tells.search(workbook.read(part)), part
    assert searched > 100


def test_a_row_that_is_suppressed_has_no_number(published):
    folder, *_ = published
    seen = set()
    for name, path, frame in tables(folder):
        if "flag" not in frame:
            continue
        hidden = frame[frame["flag"].fillna("").str.contains(r"\bsuppressed")]
        numbers = [one for one in hidden.select_dtypes("number") if not NOT_NUMBERS.fullmatch(one)]
        left = hidden[numbers].dropna(axis=1, how="all")
        allowed = {"target_share", "codebook_line", "companies_in_file", "companies_in_wave", "year"}
        assert set(left) <= allowed | OF_OTHERS.get(name, set()), f"{name} {path}: {left.head(2).to_dict()}"
        seen |= {name} if len(hidden) else set()
    assert {"rates", "score_means", "totals", "adjusted_rates", "models"} <= seen


OF_OTHERS = {  # numbers of everybody, in a row whose own are hidden
    "adjusted_rates": set(),
    "trends": {"from_share", "to_share", "from_base", "to_base"},
}


def test_what_three_firms_said_cannot_be_worked_out_of_the_counts(published):
    """The least and the most that the three can have said yes, given every count by sector, size and both."""
    folder, *_ = published
    rates = pd.read_parquet(next((folder / "data/processed/current/tables/rates").glob("*/*2011/*.parquet")))
    shown = rates.query("item == 'uses' and option == 'y' and weighting == 'none' and universe == 'all'")
    counts = shown.set_index(["banner", "banner_option"])["unweighted_count"]
    cells = [option for banner, option in counts.index if banner == "sector*size"]
    equations, sums = [], []
    for banner, place in (("sector", 0), ("size", 1)):
        for option, count in counts[banner].dropna().items():
            equations.append([float(cell.split("*")[place] == option) for cell in cells])
            sums.append(count)
    for cell, count in counts["sector*size"].dropna().items():
        equations.append([float(one == cell) for one in cells])
        sums.append(count)
    wanted = np.array([float(cell == "agri*small") for cell in cells])
    least, most = (
        sign * linprog(sign * wanted, A_eq=equations, b_eq=sums, bounds=(0, None)).fun for sign in (1, -1)
    )
    assert np.isnan(counts["sector*size", "agri*small"])
    assert most - least >= 3
