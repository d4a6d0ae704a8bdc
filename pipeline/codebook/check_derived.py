"""Derived items: that each condition makes an option, and nothing stands behind `else`."""

from __future__ import annotations

from pipeline.codebook.check_options import check_options
from pipeline.codebook.model import Study
from pipeline.codebook.problems import nearest
from pipeline.codebook.references import References


def check_derived(study: Study, references: References) -> None:
    """Note conditions for options that do not exist, and an early `else`."""
    reading = references.reading
    for derived in study.derived:
        path = ("derived", derived.name)
        written = reading.written.derived[derived.name]
        if not isinstance(written.options, str):
            check_options(
                derived.options, [(*path, "options", place) for place in range(len(derived.options))], reading
            )
        known = [option.code for option in derived.options]
        if reading.is_lost(derived.name) or not known:
            continue
        for place, (code, condition) in enumerate(written.when):
            where = (*path, "when", place)
            if code not in known:
                listed = ", ".join(known)
                reading.report(
                    where, f"found {code}, which is no option{nearest(code, known)}; it has {listed}"
                )
            if isinstance(condition, str) and place < len(written.when) - 1:
                reading.report(
                    where, "`else` is true for everybody left, so nothing behind it is reached; put it last"
                )
