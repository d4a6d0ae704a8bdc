"""What tables are made of: banners, controls, outcomes, targets, published figures."""

from __future__ import annotations

from pipeline.codebook.model import ItemType, Provenance, Study, Wave
from pipeline.codebook.names import Named
from pipeline.codebook.places import stated
from pipeline.codebook.problems import nearest
from pipeline.codebook.references import References, without_options
from pipeline.codebook.values import Path

CHOSEN = frozenset({ItemType.SINGLE, ItemType.ORDINAL, ItemType.MULTIPLE})
MEASURED = frozenset({ItemType.ORDINAL, ItemType.NUMBER})
TOLERANCE = 1e-6


def check_tables(study: Study, references: References) -> None:
    """Note what the study's tables name but cannot have."""
    _check_banners(study, references)
    _check_outcomes(study, references)
    for place, name in enumerate(study.controls):
        named = references.named(name, ("controls", place), "item", "band", "derived")
        if named is not None and not (named.options or named.type is ItemType.NUMBER):
            report = references.reading.report
            report(
                ("controls", place), f"{name} is of type {named.type}; a control has options or is a number"
            )
    if study.assumptions and not any(
        wave.provenance is Provenance.RECONSTRUCTED for wave in (study.default_wave, *study.waves)
    ):
        references.reading.report(
            ("assumptions",),
            "only a reconstruction has assumptions; say `provenance: reconstructed` or remove them",
        )
    for name in study.assumptions:
        references.named(name, ("assumptions", name))


def check_analysis(study: Study, references: References) -> None:
    """Note a marker that is no number, and outcome files that cannot be joined or read."""
    report = references.reading.report
    if study.marker is not None:
        named = references.named(study.marker, ("marker",), "item", "band", "score")
        if named is not None and named.kind == "item" and named.type not in MEASURED:
            report(("marker",), f"{study.marker} is of type {named.type}; a marker is ordinal or a number")
    for place, file in enumerate(study.outcome_files):
        path: Path = ("outcome_files", place)
        if not any(wave.company_id for wave in (study.default_wave, *study.waves)):
            report(path, f"{file.file} is joined on the company, but there is no `company_id`; add it")
        for column in file.columns.values():
            if column.name in references.names:
                report((*path, "columns", column.name), f"{column.name} is the name of something else too")
            if file.year_column is not None and column.year is None:
                report((*path, "columns", column.name), "with a `year_column` each column needs its `year`")
            if file.currency_column is not None and not column.unit:
                report(
                    (*path, "columns", column.name), "with a `currency_column` each column needs its `unit`"
                )


def check_targets(study: Study, references: References) -> None:
    """Note targets of unknown items and options, and shares that do not sum to 1."""
    for wave, path in stated(study, references, "targets"):
        _check_weighting(wave, references, path)
        for target in wave.targets:
            named = references.named(target.item, (*path, target.item), "item", "band", "derived")
            if named is None:
                continue
            if named.type not in {ItemType.SINGLE, ItemType.ORDINAL}:
                why = without_options(named) if not named.options else "has several answers a respondent"
                references.reading.report((*path, target.item), f"{target.item} {why}; a target needs one")
                continue
            for option in target.shares:
                references.option(named, option, (*path, target.item, option), with_nets=False)
            if abs((total := sum(target.shares.values())) - 1) > TOLERANCE:
                references.reading.report(
                    (*path, target.item), f"the shares sum to {total:.6g}; let them sum to 1"
                )


def _check_weighting(wave: Wave, references: References, path: Path) -> None:
    """Note a way of weighting that these targets cannot be met by."""
    low, high = wave.weighting.bounds
    if wave.weighting.method == "poststratify" and len(wave.targets) > 1:
        references.reading.report(
            path,
            f"{len(wave.targets)} items have targets; post-stratification takes one: rake, or make one item of them",
        )
    if not 0 <= low < 1 < high:
        references.reading.report(
            path, f"the factors' bounds are {low:g} to {high:g}; let 1 lie between them, and none be under 0"
        )
    if wave.targets and wave.design.replication:
        references.reading.report(
            path, "the study has replicate weights; let whoever made them meet the targets in each of them"
        )


def _check_banners(study: Study, references: References) -> None:
    seen: set[frozenset[str]] = set()
    for place, banner in enumerate(study.banners):
        for name in banner:
            path = ("banners", place)
            named = references.named(name, path)
            if named is not None and not _is_split(named) and not references.reading.is_lost(name):
                references.reading.report(path, f"{name} {without_options(named)}; a banner needs options")
            if name == "total":
                references.reading.report(path, "the banner total is everybody; rename the item")
        if len(set(banner)) < len(banner) or frozenset(banner) in seen:
            references.reading.report(
                ("banners", place), f"the banner {' and '.join(banner)} is here twice; remove one"
            )
        seen.add(frozenset(banner))


def _is_split(named: Named) -> bool:
    return bool(named.options) and (named.type is None or named.type in CHOSEN)


def _check_outcomes(study: Study, references: References) -> None:
    archival = {name for file in study.outcome_files for name in file.columns}
    for place, name in enumerate(study.outcomes):
        if name in archival:
            continue
        named = references.named(name, ("outcomes", place), "item", "score", "band")
        if named is not None and named.kind == "item" and named.type not in MEASURED:
            advice = "write `type: ordinal` if its options are in order" if named.options else "name another"
            references.reading.report(
                ("outcomes", place),
                f"{name} is of type {named.type}; an outcome is ordinal, a number or a score: {advice}",
            )


def check_published(study: Study, references: References) -> None:
    """Note published figures about what the codebook does not have."""
    for place, figure in enumerate(study.published):
        path = ("published", place)
        report = references.reading.report
        named = references.named(figure.item, (*path, "item"))
        if named is not None and not figure.option.startswith("missing:"):
            references.option(named, figure.option, (*path, "option"))
        for item, option in figure.banner:
            split = references.named(item, (*path, "banner", item))
            if split is not None:
                references.option(split, option, (*path, "banner", item), with_nets=False)
                if option in split.unscored:
                    report(
                        (*path, "banner", item), f"found {option}, which is a reason for missing: no column"
                    )
        if figure.universe != "all" and figure.universe not in study.universes:
            known = nearest(figure.universe, study.universes)
            if not references.reading.is_lost(figure.universe):
                report(
                    (*path, "universe"),
                    f"found {figure.universe}, which is not under `universes`{known}; add it",
                )
        wave = study.wave(figure.wave)
        known_weights = {
            "none",
            *(weight.name for weight in wave.weights),
            *(["raked"] if wave.targets else []),
            *(["nonresponse"] if wave.nonresponse else []),
        }
        if figure.weighting is not None and figure.weighting not in known_weights:
            listed = ", ".join(sorted(known_weights))
            report((*path, "weighting"), f"found {figure.weighting}; the wave {figure.wave} has {listed}")
