"""Where an item's numbers come from: file, hash, codebook line, columns, who counts, and the weight."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.codebook.exclusions import NO_INTERVIEW
from pipeline.codebook.model import Item
from pipeline.codebook.promoters import nps_name
from pipeline.report.condition_words import condition_words
from pipeline.report.table_rows import Row, distinct
from pipeline.report.wave_view import EVERYBODY, WaveView
from pipeline.report.words import is_missing, whole

Fact = tuple[str, str]  # what, words

BASE_WORDS = {
    "all": "every kept respondent; the reasons for a missing answer are rows of their own",
    "asked": "kept respondents who were asked; the reasons for a missing answer are rows of their own",
    "answered": "kept respondents who gave an answer",
}


def wave_trail(view: WaveView, *, weighting: str | None = None) -> list[Fact]:
    """What every number of a wave rests on: its files, its codebook, who was kept, the weight.

    Without a `weighting` the headline one is meant.
    """
    exports = view.rows["exports"]
    facts = [
        ("Export", f"data/raw/{view.study.name}/{row['file']}, {row['format']}, sha256 {row['sha256']}")
        for row in exports
    ]
    for sha256 in dict.fromkeys(row["codebook_sha256"] for row in exports if row["codebook_sha256"]):
        facts.append(("Codebook", f"data/raw/{view.study.name}/codebook.yaml, sha256 {sha256}"))
    facts.append(("Kept", kept_words(view, exports)))
    facts.append(("Weight", weight_words(view, weighting or view.weighting)))
    return facts


def kept_words(view: WaveView, exports: Sequence[Row]) -> str:
    """How many respondents count, and by which rules others do not."""
    rows = [row["rows"] for row in exports if not is_missing(row["rows"])]
    of = f" of {whole(max(rows))} in the export" if rows else ""
    return f"{view.kept_words} respondents{of}; excluded: {exclusion_words(view)}"


def exclusion_words(view: WaveView) -> str:
    """The codebook's `exclude` in words."""
    rules = view.wave.exclude
    words = [one.replace("_", " ") for one in rules.dispositions]
    if rules.speeder is not None:
        words.append(f"faster than {rules.speeder:g} of the median duration")
    if rules.duplicate:
        words.append(f"second interviews of one {rules.duplicate}")
    if rules.straightline:
        words.append(f"the same answer to all of {', '.join(rules.straightline)}")
    if view.wave.disposition and {*view.wave.disposition.meaning.values()} & {*NO_INTERVIEW}:
        words.append("sampled cases without an interview")
    return ", ".join(words) or "nobody"


def weight_words(view: WaveView, weighting: str) -> str:
    """How a weight was made."""
    if weighting == "none":
        return "none: every respondent counts once"
    supplied = {weight.name: weight.column for weight in view.wave.weights}
    if weighting in supplied:
        return f"{weighting}: column {supplied[weighting]} of the export, scaled to mean 1"
    if weighting == "nonresponse" and view.wave.nonresponse:
        classes = " by ".join(view.wave.nonresponse.classes)
        return f"nonresponse: those who answered stand for those who did not, within {classes}; mean 1"
    targets = ", ".join(dict.fromkeys(target.item for target in view.wave.targets))
    return f"{weighting}: raked to targets for {targets or 'the codebook’s items'}, mean 1"


def item_trail(view: WaveView, item: str, items: Sequence[Row]) -> list[Fact]:
    """What the numbers of one item rest on, besides its wave. `items` is the published table."""
    return item_trails(view, [item], items)[item]


def item_trails(view: WaveView, names: Iterable[str], items: Sequence[Row]) -> dict[str, list[Fact]]:
    """The same of several items at once."""
    bases: dict[str, list[str]] = {}
    for item, kind in distinct(view.rates, "item", "base_kind"):
        bases.setdefault(item, []).append(kind)
    first = {row["item"]: row for row in reversed(items)}
    return {
        name: [
            *_item_facts(view, first.get(name)),
            *_coding_facts(view, name),
            *_model_facts(view, name),
            *_base_facts(bases.get(name, [])),
        ]
        for name in dict.fromkeys(names)
    }


def _item_facts(view: WaveView, row: Row | None) -> Iterator[Fact]:
    if row is None:
        return
    if not is_missing(row["codebook_line"]):
        yield "Codebook line", f"data/raw/{view.study.name}/codebook.yaml:{int(row['codebook_line'])}"
    yield "Kind", f"{row['item_kind']}, {row['type']}"
    if row["columns"]:
        yield "Columns of the export", row["columns"]


def _coding_facts(view: WaveView, name: str) -> Iterator[Fact]:
    """The files of codes that an item's answers are read with, or changed by."""
    for item in view.wave.items:
        file = f"data/raw/{view.study.name}/{item.codes_file}"
        if item.codes_file and item.name == name:
            yield "Codes", f"{file}, texts coded: {whole(len(item.codes or {}))}"
        elif item.codes_file and item.other_of and item.other_of[0] == name:
            yield "Coded back", f"{item.other_of[1]} counts as what {item.column} says, by {file}"


def _base_facts(kinds: Sequence[str]) -> list[Fact]:
    return [("Base", BASE_WORDS.get(kind, kind)) for kind in kinds if kind]


def universe_words(view: WaveView, universe: str) -> str:
    """Who a universe holds."""
    if universe == EVERYBODY or universe not in view.study.universes:
        return "every kept respondent"
    return condition_words(view.study.universes[universe], view.wording.label)


def _model_facts(view: WaveView, name: str) -> list[Fact]:
    """Routing, derivation, bands or score, as the codebook has them."""
    words = view.wording.label
    for item in view.wave.items:
        if item.name == name and item.asked_if is not None:
            return [("Asked if", condition_words(item.asked_if, words))]
        if item.summary == "nps" and name == nps_name(item.name):
            return [
                ("Net promoter score of", f"{item.name}: share of 9 and 10 less share of 0 to 6, times 100")
            ]
        for banded in item.bands:
            if banded.name == name:
                return [("Bands of", _banded(item))]
    for made in view.study.derived:
        if made.name == name:
            return [(f"Is {words(name, code)}", condition_words(one, words)) for code, one in made.when]
    for score in view.study.scores:
        if score.name == name:
            reverse = f"; reversed: {', '.join(sorted(score.reverse))}" if score.reverse else ""
            least = f"; at least {score.min_answered:.0%} of the items answered"
            return [("Score", f"{score.method} of {', '.join(score.items)}{reverse}{least}")]
    return []


def _banded(item: Item) -> str:
    return f"{item.name}: {item.question}"
