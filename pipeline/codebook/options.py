"""Texts, option lists, nets and bands as frozen values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.codebook.model import Band, Net, Option, Text
from pipeline.codebook.problems import nearest
from pipeline.codebook.reading import Reading
from pipeline.codebook.values import Path

if TYPE_CHECKING:
    from pipeline.codebook.written import WrittenBand, WrittenLevel, WrittenNets, WrittenText


def read_text(written: WrittenText | None, default: str = "") -> Text:
    """The text by language; `default` without a language where nothing is written."""
    if written is None:
        return Text((("", default),)) if default else Text()
    if isinstance(written, str):
        return Text((("", written),))
    return Text(tuple(written.items()))


def read_pairs(pairs: Iterable[tuple[str, WrittenText]]) -> tuple[Option, ...]:
    """Options in the order of the pairs."""
    return tuple(Option(code, read_text(label)) for code, label in pairs)


def find_options(
    written: str | tuple[tuple[str, WrittenText], ...], reading: Reading, path: Path
) -> tuple[Option, ...]:
    """The pairs, or the option list that is named; an unknown name is noted and gives none."""
    if not isinstance(written, str):
        return read_pairs(written)
    lists = reading.written.option_lists
    if written in lists:
        return read_pairs(lists[written])
    if written not in reading.lost:
        reading.report(
            path,
            f"found the option list {written}, which is not under `option_lists`{nearest(written, lists)}",
        )
    return ()


def read_nets(nets: WrittenNets | None, options: tuple[Option, ...]) -> tuple[Net, ...]:
    """Nets of the `options` that are offered; a net's label is its code where none is given."""
    offered = {option.code for option in options}
    read = []
    for code, net in (nets or {}).items():
        label = None if isinstance(net, tuple) else net.label
        members = tuple(one for one in (net if isinstance(net, tuple) else net.options) if one in offered)
        if members:
            read.append(Net(code, read_text(label, code), members))
    return tuple(read)


def read_bands(bands: Iterable[WrittenBand]) -> tuple[Band, ...]:
    """Bands in their order."""
    return tuple(Band(code, read_text(label), low, high) for code, label, low, high in bands)


def read_levels(levels: tuple[WrittenLevel, ...] | None) -> tuple[Band, ...]:
    """Levels in their order; each ends where the next one begins, the last one is open."""
    if not levels:
        return ()
    ends = [after[2] for _, after in pairwise(levels)] + [None]
    return tuple(
        Band(code, read_text(label), low, high) for (code, label, low), high in zip(levels, ends, strict=True)
    )


def labelled(codes: Iterable[str], labels: Mapping[str, WrittenText]) -> tuple[Option, ...]:
    """Options for codes that have a column each; one without a label is called by its code."""
    return tuple(Option(code, read_text(labels.get(code), code)) for code in codes)
