"""SoSci Survey writes 1 for a box that is not ticked and 2 for one that is, without saying so in the file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.draft.profile import Profile

BOX = re.compile(r"^(?P<set>[A-Z]{1,2}\d{2,3})_\d{2}$")
TICKED = (("1", "not selected"), ("2", "selected"))


def with_ticks(found: Sequence[Profile]) -> list[Profile]:
    """The profiles, with the meaning of 1 and 2 in the boxes below a column that counts them."""
    counting = {profile.column.name for profile in found}
    return [
        replace(profile, column=replace(profile.column, values=TICKED))
        if _is_box(profile, counting)
        else profile
        for profile in found
    ]


def counts_ticks(profile: Profile, found: Sequence[Profile]) -> bool:
    """Whether a column holds how many of the boxes below it are ticked."""
    boxes = (one for one in found if one.column.values == TICKED)
    return any(BOX.sub(r"\g<set>", one.column.name) == profile.column.name for one in boxes)


def _is_box(profile: Profile, counting: set[str]) -> bool:
    box = BOX.match(profile.column.name)
    return (
        box is not None and box["set"] in counting and bool(profile.cells) and {*profile.texts} <= {"1", "2"}
    )
