"""What can be wrong, as the person at the keyboard would name it.

Every message says where (file, line, column, cell), what was found, and what to do.
"""

from __future__ import annotations


class SurveyError(Exception):
    """The data or the codebook has a problem: exit status 1, nothing published."""


# Before anything is read
class UsageError(SurveyError):
    """A study, wave, item or option that does not exist was asked for: exit status 2."""


# Reading
class CodebookError(SurveyError):
    """The codebook does not say what it must; all of its problems are in one message."""


class ExportError(SurveyError):
    """The export cannot be read, or is not what the codebook describes."""


# Counting and estimating
class DesignError(SurveyError):
    """Weights, targets or the sampling design cannot be used."""


class EstimationError(SurveyError):
    """An estimate was asked for that the data do not define."""


class ProtectionError(EstimationError):
    """A table is too small for its sensitive cells to be protected, whatever else of it is hidden."""


# Writing
class PublicationError(SurveyError):
    """The result could not be published; what was published before stands."""
