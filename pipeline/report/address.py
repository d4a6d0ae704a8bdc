"""Where reports are served, for links to them."""

from __future__ import annotations

import os

LOOPBACK = "127.0.0.1"  # what has no login is for this machine only
DEFAULT_PORT = 3030  # of `survey ui`
REPORTS_URL = "SURVEY_REPORTS_URL"  # where a proxy serves them to others


def report_address(study: str) -> str:
    """The address of a study's report: where the environment says that reports are served, else in `survey ui`."""
    served = os.environ.get(REPORTS_URL) or f"http://{LOOPBACK}:{DEFAULT_PORT}"
    return f"{served.rstrip('/')}/{study}/index.html"
