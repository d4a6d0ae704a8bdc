"""Settings of a trial from words such as `confidence=0.9`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from pipeline.errors import UsageError
from pipeline.flow.trials import TrialSettings


def read_settings(words: Sequence[str]) -> TrialSettings:
    """The settings that `key=value` words make. Raises UsageError for an unknown key or a value that does not fit."""
    known = {field.name: str(field.type) for field in fields(TrialSettings)}
    found: dict[str, float | int | str] = {}
    for word in words:
        key, is_set, value = word.partition("=")
        if not is_set or key not in known:
            raise UsageError(f"--set {word}: write key=value; the keys are {', '.join(known)}.")
        found[key] = _value(word, value, known[key])
    return TrialSettings(**found)  # type: ignore[arg-type]


def _value(word: str, value: str, kind: str) -> float | int | str:
    wanted = next((one for name, one in (("float", float), ("int", int)) if name in kind), str)
    try:
        return wanted(value)
    except ValueError:
        what = "a whole number" if wanted is int else "a number"
        raise UsageError(f"--set {word}: {value!r} is not {what}.") from None
