"""Items with `publish: false` that are named where tables tell of their answers."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.codebook.model import Study
from pipeline.codebook.places import stated
from pipeline.codebook.references import References
from pipeline.codebook.unfold import made_items
from pipeline.codebook.values import Path


def check_unpublished(study: Study, references: References) -> None:
    """Note what is both kept from the tables and named as something that they are made of.

    Its rows are not just left out: a weight or a model would rest on numbers that nobody can see.
    """
    hidden = _hidden(study)
    for name, what, path in _uses(study, references):
        if name in hidden:
            references.reading.report(
                path,
                f"{name} is kept from the tables (items.{hidden[name]}: `publish: false`), and as {what} its answers "
                "would be in them; remove `publish: false` there, or the name here",
            )


def _hidden(study: Study) -> dict[str, str]:
    """The items that some wave does not publish, and what they are made into, to the item that says so."""
    found: dict[str, str] = {}
    for wave in (study.default_wave, *study.waves):
        for item in wave.items:
            made = [one.name for one in made_items(item) if not one.publish]
            if item.in_wave and not item.publish:
                found |= dict.fromkeys((item.name, *(band.name for band in item.bands), *made), item.name)
    return found


def _uses(study: Study, references: References) -> Iterator[tuple[str, str, Path]]:
    """What is named, as what, and where."""
    yield from ((name, "an outcome", ("outcomes", place)) for place, name in enumerate(study.outcomes))
    yield from ((name, "a control", ("controls", place)) for place, name in enumerate(study.controls))
    if study.marker is not None:
        yield study.marker, "a marker", ("marker",)
    for place, banner in enumerate(study.banners):
        yield from ((name, "a banner", ("banners", place)) for name in banner)
    for wave, path in stated(study, references, "targets"):
        yield from ((target.item, "a target", (*path, target.item)) for target in wave.targets)
    for wave, path in stated(study, references, "nonresponse"):
        classes = wave.nonresponse.classes if wave.nonresponse else ()
        yield from (
            (name, "a class of non-response", (*path, "classes", place)) for place, name in enumerate(classes)
        )
