"""How good a draft is: held against answer keys that were made by hand (keys/README.md)."""

from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import pytest
import yaml

from pipeline.draft.codebook import proved_draft
from tests.shared_data import shared_data

KEYS = sorted((Path(__file__).parent / "keys").glob("*.yaml"))
LEAST_TYPES = 0.9


@pytest.fixture(params=KEYS, ids=lambda path: path.stem)
def key(request):
    return yaml.safe_load(request.param.read_text(encoding="utf-8"))


@cache
def drafted(*names):
    return proved_draft({"1": [shared_data(name) for name in names]}, study="key")


def draft_of(key):
    return drafted(key["file"], *([key["beside"]] if "beside" in key else []))


def items_by_column(draft):
    """Column -> the items that are read from it; a text typed for "other" beside its set comes last."""
    found = {}
    for item in sorted(draft.items, key=lambda one: one.type == "text"):
        for column in item.places:
            found.setdefault(column, []).append(item)
    return found


def matching(pattern, names):
    return [name for name in names if fnmatchcase(name, pattern)]


def test_nine_in_ten_types_are_right(key):
    draft = draft_of(key)
    items = items_by_column(draft)
    wrong, columns = [], [column.name for column in draft.export.columns]
    expected = {}
    for pattern, type_ in reversed(key["types"]):
        named = matching(pattern, columns)
        assert named, f"{pattern} names no column"
        expected |= dict.fromkeys(named, type_)
    for column, type_ in expected.items():
        found = items[column][0].type if column in items else "none"
        if found != type_:
            wrong.append(f"{column[:60]}: {found}, not {type_}")
    assert len(wrong) <= (1 - LEAST_TYPES) * len(expected), wrong


def test_every_set_is_found_whole(key):
    draft = draft_of(key)
    sets = {frozenset(item.places) for item in draft.items if item.type == "multiple"}
    columns = [column.name for column in draft.export.columns]
    for pattern in key["sets"]:
        assert frozenset(matching(pattern, columns)) in sets, pattern


def test_every_missing_code_is_found(key):
    draft = draft_of(key)
    items = items_by_column(draft)
    for pattern, cells in key["missing"]:
        for column in matching(pattern, items):
            assert set(cells) <= {cell for cell, _ in items[column][0].missing}, column


def test_options_are_those_of_the_questionnaire_in_their_order(key):
    items = items_by_column(draft_of(key))
    for pattern, labels in key["options"]:
        for column in matching(pattern, items):
            assert [option.label for option in items[column][0].options][: len(labels)] == labels, column


def test_ids_and_weights_are_known(key):
    roles = draft_of(key).roles
    assert roles.respondent_id == key["roles"].get("respondent_id", roles.respondent_id)
    if "weight" in key["roles"]:
        assert key["roles"]["weight"] in [column for _, column in roles.weights]
