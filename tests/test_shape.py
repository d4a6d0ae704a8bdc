"""The house: who imports whom, where tests stand, how long things are, what things are called."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from pipeline.contract import STAGES, TABLES
from tests.tracked_files import ROOT, tracked_files

VAGUE = {"utils", "util", "helpers", "common", "misc", "base", "core", "manager", "shared", "tools"}
SOURCE_LINES, TEST_LINES, SQL_LINES, FUNCTION_LINES = 250, 250, 40, 45

# Tested only through their stage until now: this list gets shorter, never longer.
THROUGH_THEIR_STAGE = {
    "pipeline/codebook/estimation.py",
    "pipeline/correlate/cases.py",
    "pipeline/correlate/everybody.py",
    "pipeline/correlate/finding.py",
    "pipeline/correlate/item_answers.py",
    "pipeline/correlate/methods.py",
    "pipeline/correlate/model_data.py",
    "pipeline/correlate/resampling.py",
    "pipeline/correlate/study_cases.py",
    "pipeline/frame/item_cells.py",
    "pipeline/frame/numbers.py",
    "pipeline/frame/raking.py",
    "pipeline/ingest/wave.py",
    "pipeline/stats/replicate_partial.py",
    "pipeline/tabulate/intervals.py",
    "pipeline/tabulate/mean_variance.py",
    "pipeline/tabulate/raked_shares.py",
    "pipeline/tabulate/replicate_shares.py",
    "pipeline/tabulate/variance.py",
}


@cache
def kept_files(suffix: str) -> tuple[Path, ...]:
    return tuple(sorted(path.relative_to(ROOT) for path in tracked_files() if path.suffix == suffix))


def modules(*packages: str) -> list[Path]:
    return [path for path in kept_files(".py") if path.parts[0] in packages]


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse((ROOT / path).read_text(encoding="utf-8"))


@cache
def imported(path: Path) -> set[str]:
    """Every module that a file imports, at its top or within a function."""
    names: set[str] = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def from_packages(path: Path, *packages: str) -> list[str]:
    return sorted(
        name for name in imported(path) if any(f"{name}.".startswith(f"{package}.") for package in packages)
    )


def lines_of(path: Path) -> int:
    return len((ROOT / path).read_text(encoding="utf-8").splitlines())


def test_the_pipeline_knows_nothing_of_dagster():
    assert {
        str(path): found for path in modules("pipeline") if (found := from_packages(path, "dagster"))
    } == {}


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_imports_no_other_stage(stage):
    others = [f"pipeline.{other}" for other in STAGES if other != stage]
    own = [path for path in modules("pipeline") if path.parts[1] == stage]
    assert own
    assert {str(path): found for path in own if (found := from_packages(path, *others))} == {}


def test_statistics_know_neither_tables_nor_files():
    own = [path for path in modules("pipeline") if path.parts[1] == "stats"]
    outside = ("pandas", "duckdb", "pathlib", *(f"pipeline.{stage}" for stage in STAGES), "pipeline.codebook")
    assert {str(path): found for path in own if (found := from_packages(path, *outside))} == {}


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_has_the_same_word_everywhere(stage):
    flow = (ROOT / "docs" / "data-flow.md").read_text(encoding="utf-8")
    assert f"\n## {stage}\n" in flow
    assert (ROOT / "assets" / f"{stage}.py").is_file()
    for folder in (f"pipeline/{stage}", f"tests/{stage}"):
        assert (ROOT / folder).is_dir(), folder


def test_every_table_stands_under_its_stage_in_the_data_flow():
    flow = (ROOT / "docs" / "data-flow.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", flow, flags=re.MULTILINE | re.DOTALL))
    drawn = {
        stage: set(re.findall(r"^\| `(\w+)` \|", text, flags=re.MULTILINE))
        for stage, text in sections.items()
    }
    wanted = {stage: {table.name for table in TABLES.values() if table.stage == stage} for stage in STAGES}
    wanted["report"] = {"reports", "workbooks", "warehouse"}
    assert drawn == wanted


def test_every_module_has_its_test_at_the_mirrored_place():
    missing = []
    for path in modules("pipeline", "assets"):
        inner = path.parts[1:] if path.parts[0] == "pipeline" else path.parts
        test = Path("tests", *inner[:-1], f"test_{path.name}")
        if path.name != "__init__.py" and not (ROOT / test).is_file():
            missing.append(str(path))
    assert set(missing) == THROUGH_THEIR_STAGE


def test_no_module_has_a_name_that_says_nothing():
    assert [
        str(path) for path in modules("pipeline", "assets", "tests", "benchmarks") if path.stem in VAGUE
    ] == []


def test_files_stay_short_enough_to_be_read():
    long = [path for path in modules("pipeline", "assets") if lines_of(path) > SOURCE_LINES]
    long += [path for path in modules("tests") if lines_of(path) > TEST_LINES]
    long += [path for path in kept_files(".sql") if lines_of(path) > SQL_LINES]
    assert [str(path) for path in long] == []


def test_functions_stay_short_enough_to_be_read():
    long = []
    for path in modules("pipeline", "assets"):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.FunctionDef) and _statement_lines(node) > FUNCTION_LINES:
                long.append(f"{path}:{node.lineno} {node.name}")
    assert long == []


def _statement_lines(function: ast.FunctionDef) -> int:
    """Lines of the body without its docstring: a signature and a promise may take their room."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
