"""Files that hold questions without answers: they lie beside an export and lend it their labels."""

from __future__ import annotations

from pipeline.ingest.readers.sas import is_catalogue
from pipeline.ingest.sample import Sample


def structure_kind(sample: Sample) -> str | None:
    """What a structure file is in plain words; None for anything else."""
    if is_lss(sample):
        return "a LimeSurvey structure"
    if is_qsf(sample):
        return "a Qualtrics survey definition"
    return "a SAS catalogue of labels" if is_catalogue(sample) else None


def is_lss(sample: Sample) -> bool:
    """A LimeSurvey survey structure (.lss)."""
    return b"<LimeSurveyDocType>Survey<" in sample.head[:4096]


def is_qsf(sample: Sample) -> bool:
    """A Qualtrics survey definition (.qsf)."""
    return sample.head.lstrip()[:1] == b"{" and b'"SurveyEntry"' in sample.head[:4096]
