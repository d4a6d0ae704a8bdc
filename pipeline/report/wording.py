"""The words of items and options in the language of the report: English where the study has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.codebook.model import Study
from pipeline.report.table_rows import Row

TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Wording:
    """Questions by item, labels by item and option, and the names of banners."""

    questions: Mapping[str, str]
    labels: Mapping[tuple[str, str], str]

    def question(self, item: str) -> str:
        return self.questions.get(item) or plain_name(item[:1].upper() + item[1:])

    def label(self, item: str, option: str) -> str:
        if option.startswith("missing:"):
            return f"({plain_name(option.removeprefix('missing:'))})"
        return self.labels.get((item, option)) or option

    def banner(self, banner: str) -> str:
        """As in "sector × size class"."""
        return "everybody" if banner == TOTAL else " × ".join(plain_name(item) for item in banner.split("*"))

    def banner_option(self, banner: str, option: str) -> str:
        """As in "Finance × 500+"."""
        if banner == TOTAL:
            return "Total"
        pairs = zip(banner.split("*"), option.split("*"), strict=True)
        return " × ".join(self.label(item, code) for item, code in pairs)


def report_language(study: Study) -> str:
    """English, else the study's first language; empty where the codebook names none."""
    return "en" if "en" in study.languages else next(iter(study.languages), "")


def wording_of(study: Study, items: Sequence[Row], options: Sequence[Row]) -> Wording:
    """The texts of a wave's `items` and `options`: the report's language, else none, else the first."""
    language = report_language(study)
    questions = {row["item"]: row["question"] for row in _preferred(items, language, "question")}
    labels = {(row["item"], row["option"]): row["label"] for row in _preferred(options, language, "label")}
    return Wording(_told_apart(questions), labels)


def _preferred(rows: Sequence[Row], language: str, text: str) -> list[Row]:
    """Rows with a text, the best last: of several languages the last one read is kept."""
    places = {"": 1, language: 2}
    found = [row for row in reversed(rows) if row[text]]
    return sorted(found, key=lambda row: places.get(row["language"], 0))


def _told_apart(questions: dict[str, str]) -> dict[str, str]:
    """Questions of a grid whose items have no words of their own are told apart by the items' names."""
    times = Counter(questions.values())
    return {
        item: f"{question} {plain_name(item)}" if times[question] > 1 else question
        for item, question in questions.items()
    }


def plain_name(name: str) -> str:
    """As in "size class" for `size_class`."""
    return name.replace("_", " ")
