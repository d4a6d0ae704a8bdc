"""Whatever a name or a text holds, SQL reads it as that name and that text."""

from math import inf
from pathlib import Path

import duckdb
import numpy as np
import pytest

from pipeline.engine.quote import identifier, literal, text_list

AWKWARD = ["it's", 'say "yes"', "a;b -- c", "ünï\ncode", "", "{braces} %s", "\\n"]


@pytest.mark.parametrize("text", AWKWARD)
def test_a_text_comes_back_as_it_was(text):
    assert duckdb.execute(f"SELECT {literal(text)}").fetchall() == [(text,)]


@pytest.mark.parametrize("name", [name for name in AWKWARD if name])
def test_a_name_comes_back_as_it_was(name):
    assert duckdb.sql(f"SELECT 1 AS {identifier(name)}").columns == [name]


@pytest.mark.parametrize(
    ("value", "type_"),
    [
        (True, "BOOLEAN"),
        (0.1, "DOUBLE"),
        (20.0, "DOUBLE"),
        (-1e-300, "DOUBLE"),
        (inf, "DOUBLE"),
        (7, "INTEGER"),
    ],
)
def test_a_number_keeps_its_value_and_type(value, type_):
    assert duckdb.execute(f"SELECT {literal(value)}, typeof({literal(value)})").fetchall() == [(value, type_)]


def test_numbers_of_an_array_are_numbers():
    assert literal(np.int64(7)) == literal(7)
    assert literal(np.float64(0.1)) == literal(0.1)


def test_nothing_is_null_and_a_path_its_text():
    assert duckdb.execute(f"SELECT {literal(None)}, {literal(Path('/a b'))}").fetchall() == [(None, "/a b")]


def test_a_list_of_no_texts_is_still_a_list_of_texts():
    assert duckdb.execute(f"SELECT typeof({text_list([])}), {text_list(AWKWARD)}").fetchall() == [
        ("VARCHAR[]", AWKWARD)
    ]
