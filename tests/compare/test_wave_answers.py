from contextlib import ExitStack

import pytest

from pipeline.compare.wave_answers import Shares, read_answers, read_wave
from tests.small import staged_small

CODEBOOK = """
    items: {U: {column: U, options: [[a, A], [b, B]]}}
    design: {psu: P, fpc: F, second_stage: S}
    """
DRAWING = """
    U | P  | F | S
    --+----+---+--
    a | p1 | 4 | 8
    b | p1 | 4 | 8
    a | p2 | 4 | 4
    a | p2 | 4 | 4
    """


def test_what_psus_and_respondents_add_to_a_share(tmp_path):
    """Three of four say a: (1 - 3/4) / 4 and (0 - 3/4) / 4; two of eight and of four were drawn from their PSU."""
    study, wave, tables = staged_small(tmp_path, CODEBOOK, DRAWING, upto="weight")
    with ExitStack() as stack:
        read = read_wave(stack, study, wave, tables)
        answers = read_answers(read, read.frame.subjects[0], takes_units=True, takes_replicates=False)
        shares = Shares(read, answers, 0, [1])
        psus, units = shares.of_psus(), shares.of_units()
    assert psus.influence[:, 0] == pytest.approx([-1 / 8, 1 / 8])
    assert units.influence[:, 0] == pytest.approx([1 / 16, -3 / 16, 1 / 16, 1 / 16])
    assert (units.psus.tolist(), units.fraction.tolist()) == ([2, 2], [0.25, 0.5])
