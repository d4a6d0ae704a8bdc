"""The words of items and options in the language of the report: English where the study has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.codebook.model import Study

if TYPE_CHECKING:
    import pandas as pd

TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Wording:
    """Questions by item, labels by item and option, and the names of banners."""

    questions: Mapping[str, str]
    labels: Mapping[tuple[str, str], str]

    def question(self, item: str) -> str:
        return self.questions.get(item) or plain_name(item)

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


def wording_of(study: Study, items: pd.DataFrame, options: pd.DataFrame) -> Wording:
    """The texts of a wave's `items` and `options`: the report's language, else none, else the first."""
    language = report_language(study)
    questions: dict[str, str] = {}
    labels: dict[tuple[str, str], str] = {}
    for wanted in (language, "", None):
        rows = items if wanted is None else items[items["language"].fillna("") == wanted]
        for item, question in zip(rows["item"], rows["question"].fillna(""), strict=True):
            questions.setdefault(item, question) if question else None
        rows = options if wanted is None else options[options["language"].fillna("") == wanted]
        for item, option, label in zip(rows["item"], rows["option"], rows["label"].fillna(""), strict=True):
            labels.setdefault((item, option), label) if label else None
    return Wording(_told_apart(questions), labels)


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
