"""Chromium for tests that look at pages; without it they are skipped, on the project's CI they fail."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


def or_skip(reason: str) -> None:
    """Skips and says why; fails where `CI` is set."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@contextmanager
def browser() -> Iterator:
    """A headless Chromium."""
    path = shutil.which("chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        path = None
    if path is None:
        or_skip("there is no chromium, or no playwright, on this machine")
    with sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


def axe_script() -> str:
    """The text of axe-core, from the Python package that ships it."""
    try:
        import axe_core_python
    except ImportError:
        or_skip("axe-core-python is not installed")
    from pathlib import Path

    return next(Path(axe_core_python.__file__).parent.rglob("axe.min.js")).read_text(encoding="utf-8")
