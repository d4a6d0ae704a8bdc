"""Which weighting a wave's figures are meant in, where nobody names one."""

from __future__ import annotations

from pipeline.codebook.model import Wave


def headline(wave: Wave) -> str:
    """The first supplied weight, else `raked` where there are targets, else `nonresponse` where there are classes."""
    if wave.weights:
        return wave.weights[0].name
    if wave.targets:
        return "raked"
    return "nonresponse" if wave.nonresponse else "none"
