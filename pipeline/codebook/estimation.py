"""Choices of estimation: how a variance is found, how weights are made, what tables print. All have defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

INTERVALS = ("wilson", "logit", "korn_graubard", "clopper_pearson", "jeffreys", "arcsine")
ADJUSTMENTS = ("holm", "bonferroni", "bh", "by", "none")
LONELY = ("flag", "fail", "remove", "certainty", "adjust", "average")
REPLICATION = ("jk1", "jkn", "brr", "fay", "bootstrap")
WEIGHTING = ("rake", "poststratify", "linear", "truncated", "logit")


@dataclass(frozen=True, slots=True)
class Choices:
    """What the tables of a study are made with; a trial passes others to the stage functions."""

    confidence: float = 0.95
    interval: str = "wilson"  # one of INTERVALS
    adjustment: str = "holm"  # one of ADJUSTMENTS, of the letters of a row
    letters: str = "default"  # default | spss: as SPSS Custom Tables compares columns
    minimum_base: float = 30.0  # columns with a smaller effective base are not compared
    p_percent: float = 10.0  # the p% rule of sums of money


@dataclass(frozen=True, slots=True)
class Replication:
    """Replicate weights that came with the data, or that are made from the design."""

    method: str  # one of REPLICATION
    columns: tuple[str, ...] = ()
    prefix: str = ""  # all columns of the export that begin with it
    fay: float = 0.0
    replicates: int = 0  # to be made, for the bootstrap
    scale: float | None = None  # of supplied weights; None: the method's own
    rscales: tuple[float, ...] = ()  # of each supplied weight; (): 1

    @property
    def is_supplied(self) -> bool:
        return bool(self.columns or self.prefix)

    def found_in(self, columns: list[str]) -> tuple[str, ...]:
        """The columns of an export that hold the replicate weights, in its order."""
        return self.columns or tuple(name for name in columns if self.prefix and name.startswith(self.prefix))


@dataclass(frozen=True, slots=True)
class Nonresponse:
    """Classes in which the weight `nonresponse` lets those who answered stand for those who did not."""

    classes: tuple[str, ...]  # items
    sampled: Mapping[tuple[str, ...], float] | None = None  # class -> cases; None: the export's own rows
    eligible_share: float = 1.0  # of the cases of unknown eligibility
    highest: float | None = None  # factor
    source: str = ""  # of `sampled`


@dataclass(frozen=True, slots=True)
class Weighting:
    """How the weight `raked` meets the targets."""

    method: str = "rake"  # one of WEIGHTING
    bounds: tuple[float, float] = (0.1, 10.0)  # of the factors, for truncated and logit
    cap: float | None = None  # highest weight, in means
