"""Options, aliases, nets and classifications: that each cell can mean one thing only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.codebook.model import Item, Option
from pipeline.codebook.names import Named
from pipeline.codebook.reading import Reading
from pipeline.codebook.references import References
from pipeline.codebook.values import Path
from pipeline.codebook.wave_items import Form


def check_option_lists(lists: Mapping[str, tuple[Option, ...]], reading: Reading) -> None:
    """Note what is wrong with a list itself, once, whoever uses it."""
    for name, options in lists.items():
        check_options(options, [("option_lists", name, place) for place in range(len(options))], reading)


def check_options(options: Iterable[Option], paths: Iterable[Path], reading: Reading) -> None:
    """Note codes and labels that stand for two options; `paths` are those of the options."""
    codes: dict[str, Path] = {}
    labels: dict[str, str] = {}
    for option, path in zip(options, paths, strict=True):
        if codes.setdefault(option.code, path) != path:
            reading.report(path, f"the code {option.code} is here twice; give each option its own")
            continue
        for label in option.label.every():
            other = labels.setdefault(" ".join(label.split()), option.code)
            if other != option.code:
                reading.report(path, f'"{label}" is the label of {other} and of {option.code}; reword one')


def check_form(form: Form, references: References) -> None:
    """Note what is wrong with the options of one form of an item."""
    if not form.items or references.reading.is_lost(form.asked.name):
        return
    item, written = form.items[0], form.asked.keys.options
    if written is None:
        paths = [form.asked.at("labels", option.code) for option in item.options]
        check_options(item.options, paths, references.reading)
    elif not isinstance(written, str):
        places = [
            place for place, (code, _) in enumerate(written) if code in {one.code for one in item.options}
        ]
        check_options(item.options, [form.asked.at("options", place) for place in places], references.reading)
    if item.options:
        _check_aliases(form, item, references)
        _check_nets(form, item, references)
        _check_classification(form, item, references)


def _named(item: Item, references: References) -> Named:
    """Who has the options: of a text the item that its codes make."""
    return references.names[f"{item.name}_coded" if item.codes_file else item.name]


def _check_aliases(form: Form, item: Item, references: References) -> None:
    spellings = {text: option.code for option in item.options for text in option.label.every()}
    spellings |= {option.code: option.code for option in item.options}
    for alias, code in (form.asked.keys.aliases or {}).items():
        path = form.asked.at("aliases", alias)
        references.option(_named(item, references), code, path, with_nets=False)
        reason = item.missing.get(alias)
        if spellings.get(alias, code) != code:
            other = spellings[alias]
            references.reading.report(
                path, f'"{alias}" is the code or label of {other}; remove it or reword that'
            )
        elif reason is not None and not {reason, alias} & spellings.keys():
            references.reading.report(
                path, f'"{alias}" means {reason} under `missing`; remove one of the two'
            )


def _check_nets(form: Form, item: Item, references: References) -> None:
    known = _named(item, references)
    for code, net in (form.asked.keys.nets or {}).items():
        path = form.asked.at("nets", code)
        options = net if isinstance(net, tuple) else net.options
        if code in known.options:
            references.reading.report(path, f"{code} is the code of an option; choose another for the net")
        for option in options:
            references.option(known, option, path, with_nets=False)
        if len(set(options)) < len(options):
            references.reading.report(path, "an option is here twice; remove one")


def _check_classification(form: Form, item: Item, references: References) -> None:
    for code in item.classification.codes if item.classification else ():
        path = form.asked.at("classification", "map", code)
        references.option(_named(item, references), code, path, with_nets=False)
