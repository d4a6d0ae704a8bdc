"""The questionnaires as data: what the platform shows and exports."""

from __future__ import annotations

from typing import Any

import yaml

from pipeline.reconstruct.quotas import DATA

Wording = dict[str, Any]  # questions, labels by item and code, texts


def read_wording(name: str) -> Wording:
    """The questionnaire in `data/<name>-wording.yaml`."""
    return yaml.safe_load((DATA / f"{name}-wording.yaml").read_text(encoding="utf-8"))
