import json
import re
from pathlib import Path

import pytest

from pipeline.codebook import read_study
from pipeline.codebook.schema import json_schema, known_keys, schema_text

CHECKED_IN = Path(__file__).parents[2] / "docs" / "codebook.schema.json"


def test_the_checked_in_schema_is_current():
    assert CHECKED_IN.read_text(encoding="utf-8") == schema_text(), (
        "python -m pipeline.codebook.schema renews it"
    )


def test_every_key_has_a_description():
    schema = json_schema()
    for place in (schema, *schema["$defs"].values()):
        for key, inner in place["properties"].items():
            assert inner.get("description"), key


def test_editors_see_no_null_but_the_open_end_of_a_band():
    schema = json.loads(schema_text())
    item = schema["$defs"]["WrittenItem"]["properties"]
    assert "null" not in json.dumps(item["column"])
    assert "null" in json.dumps(item["bands"])


def test_the_keys_at_a_place_are_known():
    assert known_keys(()) == sorted(json_schema()["properties"])
    assert known_keys(("items", "a", "by_wave", "2012", "nets", "n")) == ["label", "options"]
    assert known_keys(("items", "a", "asked_if", "employees")) == ["from", "to"]
    assert known_keys(("published", 3)) == known_keys(("published", 0))


DOCUMENTATION = (Path(__file__).parents[2] / "docs" / "codebook.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", DOCUMENTATION, re.MULTILINE | re.DOTALL)


def test_every_key_is_documented():
    schema = json_schema()
    keys = {key for place in (schema, *schema["$defs"].values()) for key in place["properties"]}
    assert [
        key for key in sorted(keys) if f"`{key}`" not in DOCUMENTATION and f"{key}:" not in DOCUMENTATION
    ] == []


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.split(":")[0] for example in EXAMPLES])
def test_every_example_of_the_documentation_can_be_read(tmp_path, example):
    folder = tmp_path / "my-study"
    folder.mkdir()
    head = "" if "study: my-study" in example else "study: my-study\n"
    tail = (
        ""
        if "\nitems:" in example or example.startswith("items:")
        else "items: {q: {column: Q1, type: text}}\n"
    )
    (folder / "codebook.yaml").write_text(head + example + tail, encoding="utf-8")
    assert read_study(folder).name == "my-study"
