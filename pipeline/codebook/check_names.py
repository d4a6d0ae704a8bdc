"""Names: which are refused, and that no two things share one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pipeline.codebook.promoters import nps_name
from pipeline.codebook.reading import Reading
from pipeline.codebook.values import Path
from pipeline.codebook.wave_items import Form

COLUMNS = frozenset(
    {"study", "wave", "weight", "stratum", "psu", "respondent_id", "missing_reasons", "source_row", "is_kept"}
)
CONDITIONS = frozenset({"any", "all", "not", "else"})
WEIGHTINGS = {
    "raked": "the weight that `targets` makes",
    "nonresponse": "the weight that `nonresponse` makes",
    "none": "no weight at all",
}


def check_names(forms: Iterable[Form], reading: Reading) -> None:
    """Note refused names and names that stand for two things; capitals make no difference."""
    first: dict[str, tuple[Path, str]] = {}
    for path, what in _named_things(forms, reading):
        name = str(path[-1])
        fold = name.casefold()
        if fold in COLUMNS:
            reading.report(path, f"the name {name} is that of a column of the tables; choose another")
        if name.startswith("_"):
            reading.report(
                path, f"the name {name} begins with _, as the tables' own columns do; choose another"
            )
        if fold in CONDITIONS:
            reading.report(path, f"the name {name} is a word of conditions; choose another")
        before, kind = first.setdefault(fold, (path, what))
        if before != path:
            line = reading.lines.of(*before)
            reading.report(path, f"the name {name} is that of {kind} on line {line}; choose another")
    _check_made(forms, first, reading)
    for name in reading.written.universes:
        if name.casefold() == "all":
            reading.report(("universes", name), "the universe all is everybody; choose another name")
    _check_weights(reading)


def _named_things(forms: Iterable[Form], reading: Reading) -> Iterator[tuple[Path, str]]:
    """The path of everything that has a name, in the order of the file; some more than once."""
    for form in forms:
        asked = form.asked
        yield ("items", asked.name), "a grid" if asked.keys.grid else "an item"
        # A wave may ask the same grid and bands elsewhere: that is not a second one.
        yield from (
            (_first("grid", name, asked.name, reading), "a grid's item") for name in asked.keys.grid or ()
        )
        yield from ((_first("bands", name, asked.name, reading), "bands") for name in asked.keys.bands or ())
    yield from ((("derived", name), "a derived item") for name in reading.written.derived)
    yield from ((("scores", name), "a score") for name in reading.written.scores)


def _check_made(forms: Iterable[Form], first: Mapping[str, tuple[Path, str]], reading: Reading) -> None:
    """Note a net promoter score whose name something else has: its row of `score_means` would be there twice."""
    for form in forms:
        for item in (one for one in form.items if one.summary == "nps"):
            name = nps_name(item.name)
            if name.casefold() in first:
                path, kind = first[name.casefold()]
                reading.report(
                    form.asked.at("summary"),
                    f"the net promoter score is named {name}, the name of {kind} on line "
                    f"{reading.lines.of(*path)}; rename one of the two",
                )


def _first(key: str, name: str, item: str, reading: Reading) -> Path:
    written = reading.written.items[item]
    if name in (getattr(written, key) or {}):
        return ("items", item, key, name)
    for wave, change in (written.by_wave or {}).items():
        if not isinstance(change, str) and name in (getattr(change, key) or {}):
            return ("items", item, "by_wave", wave, key, name)
    return ("items", item)


def _check_weights(reading: Reading) -> None:
    written = reading.written
    for path, weights in (
        ((), written.weights),
        *((("waves", w), wave.weights) for w, wave in written.waves.items()),
    ):
        for name in weights or {}:
            if name.casefold() in WEIGHTINGS:
                why = WEIGHTINGS[name.casefold()]
                reading.report((*path, "weights", name), f"the name {name} means {why}; choose another")
