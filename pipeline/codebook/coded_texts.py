"""Open texts that a file gives codes: what the codes may be, and which option they are behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.codebook.by_wave import AskedItem
from pipeline.codebook.codes_file import CodesFile, read_codes
from pipeline.codebook.model import Item, ItemType, Missing, Option
from pipeline.codebook.options import read_nets
from pipeline.codebook.problems import nearest
from pipeline.codebook.reading import Reading

if TYPE_CHECKING:
    from pipeline.codebook.references import References
    from pipeline.codebook.wave_items import Form
    from pipeline.codebook.written import WrittenCondition

ONE_ANSWER = frozenset({ItemType.SINGLE, ItemType.ORDINAL})
CLOSED = ONE_ANSWER | {ItemType.MULTIPLE}
CODING = ("options", "nets", "classification", "other_of")  # what only a text with `codes` has
REASONS = frozenset(reason.value for reason in Missing)


@dataclass(frozen=True, slots=True)
class Behind:
    """The item whose option "other" the texts are behind."""

    options: tuple[Option, ...] = ()
    takes_one: bool = False


def with_codes(item: Item, asked: AskedItem, reading: Reading, *, behind: Behind) -> Item:
    """The text with what its file says. Its options are those written, else those `behind`, else the file's codes."""
    file = asked.keys.codes
    found = read_codes(reading.folder / file) if file else None
    if file is None or found is None:
        return item  # a file that is not there yet is no mistake of the codebook's
    reasons = REASONS | frozenset(item.missing.values())
    options = item.options or behind.options or found.options(reasons)
    problems = found.problems or _strange(found, options, reasons, behind)
    for line, text in problems:
        reading.problems.add(line, "", text, file=file)
    nets = read_nets(asked.keys.nets, options)
    return replace(item, options=options, nets=nets, codes=found.codes)


def _strange(
    found: CodesFile, options: tuple[Option, ...], reasons: Iterable[str], behind: Behind
) -> Iterator[tuple[int, str]]:
    """Codes that are no option, and two codes where the item behind takes one answer."""
    known = [*(option.code for option in options), *reasons]
    theirs = {option.code for option in behind.options}
    for text, codes in found.codes.items():
        line = found.lines[text]
        for code in codes:
            if code not in known:
                yield (
                    line,
                    f"found the code {code}, which is no option{nearest(code, known)}; "
                    "correct it, or add it to the options in the codebook",
                )
        if behind.takes_one and len(theirs.intersection(codes)) > 1:
            yield line, f"found the codes {'; '.join(codes)}, but the question takes one answer; keep one"


def check_coded(form: Form, references: References) -> None:
    """Note keys of coding without a file, and an option to code back into that is not there."""
    keys, asked, reading = form.asked.keys, form.asked, references.reading
    if form.items and form.items[0].type is not ItemType.TEXT:
        return
    if keys.codes is None:
        for key in CODING:
            if getattr(keys, key) is not None:
                reading.report(
                    asked.at(key), f"`{key}` of a text is about its codes; name their file in `codes`"
                )
        return
    if "codes" in asked.changed:
        reading.report(
            asked.at("codes"), "one file gives the codes of all waves; write `codes` at the item itself"
        )
    for item, option in (keys.other_of or {}).items():
        _check_other(form, item, option, references)


def _check_other(form: Form, name: str, option: str, references: References) -> None:
    path, reading, keys = form.asked.at("other_of", name), references.reading, form.asked.keys
    named = references.named(name, path, "item")
    if named is None:
        return
    if keys.grid:
        reading.report(path, f"a grid of {len(keys.grid)} texts is not behind one option; write items")
    elif named.type not in CLOSED:
        reading.report(path, f"{name} is of type {named.type} and has no options to code back into")
    else:
        references.option(named, option, path, with_nets=False)
    if keys.asked_if is not None and name in _asked_about(keys.asked_if):
        reading.report(
            form.asked.at("asked_if"),
            f"it asks about {name}, whose answers these texts change; remove it: `other_of` says who was asked",
        )


def _asked_about(condition: WrittenCondition) -> Iterator[str]:
    yield from condition.__pydantic_extra__ or {}
    inner = (*(condition.any_ or ()), *(condition.all_ or ()), *filter(None, (condition.not_,)))
    for one in inner:
        yield from _asked_about(one)
