"""One YAML file a study, parsed once into frozen values; refuses what it does not understand.

`load_study` reads and checks a codebook; what it gives stands in `pipeline.codebook.model`. Importing
this package costs nothing: each name is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # as in `typing`, which would take longer to import than all else here

if TYPE_CHECKING:
    from pipeline.codebook.load import load_study, read_study
    from pipeline.codebook.support import support_files
    from pipeline.codebook.waiting import without_codes

_HOMES = {
    "load_study": "load",
    "read_study": "load",
    "support_files": "support",
    "without_codes": "waiting",
}
__all__ = ["load_study", "read_study", "support_files", "without_codes"]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__} has no attribute {name}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
