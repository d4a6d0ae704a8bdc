"""The scripts of a page, inlined, and the policy that lets no other script run and nothing load."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from pipeline.errors import PublicationError

TEMPLATES = Path(__file__).with_name("templates")


@cache
def plotly_script() -> str:
    """Plotly's own script as its Python package ships it; the package itself is slow to import and is not.

    Raises PublicationError where the package is not installed.
    """
    spec = find_spec("plotly")
    if spec is None or not spec.submodule_search_locations:
        raise PublicationError("the report draws with plotly, which is not installed: run `make setup`")
    path = Path(spec.submodule_search_locations[0]) / "package_data" / "plotly.min.js"
    return _inline(path.read_text(encoding="utf-8"))


@cache
def report_script() -> str:
    """Our own script."""
    return _inline((TEMPLATES / "report.js").read_text(encoding="utf-8"))


@cache
def content_policy() -> str:
    """A Content-Security-Policy: the two scripts by their hashes, no request to anywhere."""
    scripts = " ".join(f"'sha256-{_digest(text)}'" for text in (plotly_script(), report_script()))
    return f"default-src 'none'; script-src {scripts}; style-src 'unsafe-inline'; img-src data: blob:"


def _inline(script: str) -> str:
    """A script that can stand in a page: nothing in it ends the element."""
    return script.replace("</script", "<\\/script").replace("\r\n", "\n")


def _digest(text: str) -> str:
    return b64encode(hashlib.sha256(text.encode()).digest()).decode()
