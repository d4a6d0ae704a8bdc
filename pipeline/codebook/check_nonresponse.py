"""Classes of non-response: items with one answer each, and counts of their options."""

from __future__ import annotations

from pipeline.codebook.model import ItemType, Study, Wave
from pipeline.codebook.places import stated
from pipeline.codebook.references import References, without_options
from pipeline.codebook.values import Path

ONE_ANSWER = frozenset({ItemType.SINGLE, ItemType.ORDINAL})


def check_nonresponse(study: Study, references: References) -> None:
    """Note classes of unknown items and options, and replicate weights beside them."""
    for wave, path in stated(study, references, "nonresponse"):
        _check_wave(wave, references, path)


def _check_wave(wave: Wave, references: References, path: Path) -> None:
    asked, report = wave.nonresponse, references.reading.report
    if asked is None:
        return
    if len(set(asked.classes)) < len(asked.classes):
        report((*path, "classes"), "an item is here twice; remove one")
    if wave.design.replication:
        report(
            path,
            "the study has replicate weights; let whoever made them weight for non-response in each of them",
        )
    if asked.sampled is None and wave.disposition is None:
        report(
            path,
            "nothing says which rows did not answer; give `disposition`, or the sampled cases by class under `sampled`",
        )
    for place, item in enumerate(asked.classes):
        named = references.named(item, (*path, "classes", place), "item", "band", "derived")
        if named is None:
            continue
        if named.type not in ONE_ANSWER:
            why = without_options(named) if not named.options else "has several answers a respondent"
            report((*path, "classes", place), f"{item} {why}; a class needs one")
            continue
        for option in dict.fromkeys(key[place] for key in asked.sampled or () if place < len(key)):
            references.option(named, option, (*path, "sampled"), with_nets=False)
