import numpy as np
import pytest

from pipeline.errors import DesignError
from pipeline.frame.strata import Strata, read_strata, refuse_lonely
from tests.drawn import table


def strata(drawing, fpc="N"):
    return read_strata(table(drawing), place="small:2012", fpc=fpc)


HEAD = "stratum | psus | respondents | least_population | population | with_population\n"


def test_the_fraction_is_of_the_psus_or_said_outright():
    found = strata(HEAD + "n | 2 | 4 | 8 | 8 | 4\ns | 3 | 3 | 0.25 | 0.25 | 3\ne | 1 | 1 | 1 | 1 | 1")
    assert (found.names, found.psus.tolist()) == (("n", "s", "e"), [2, 3, 1])
    assert found.fraction.tolist() == [0.25, 0.25, 1]


def test_without_a_population_size_nothing_is_known_of_the_fraction():
    assert strata(HEAD + "n | 2 | 4 |  |  | 0", fpc=None).fraction.tolist() == [0]


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("n | 2 | 4 | 8 | 8 | 3", "is missing or no number for somebody"),
        ("n | 2 | 4 | 8 | 9 | 4", "is not the same for everybody"),
        ("n | 2 | 4 | 0 | 0 | 4", "is not above 0"),
        ("n | 3 | 4 | 2 | 2 | 4", "is less than the PSUs in the sample"),
    ],
)
def test_a_population_size_that_cannot_be_is_refused(row, what):
    with pytest.raises(DesignError) as error:
        strata(HEAD + "e | 1 | 1 | 5 | 5 | 1\n" + row)
    message = str(error.value)
    assert message.startswith(
        f"small:2012: design.fpc: the size of the population (column 'N') in stratum 'n' {what}"
    )
    assert "Correct the export" in message


def test_a_study_that_fails_at_a_lonely_psu_is_told_where_it_is():
    sampled = Strata(("north", "south"), np.array([1.0, 3.0]), np.zeros(2))
    with pytest.raises(DesignError, match=r"s:1: design\.lonely: only one PSU in stratum 'north'"):
        refuse_lonely(sampled, place="s:1")
    refuse_lonely(Strata(("north",), np.array([1.0]), np.ones(1)), place="s:1")  # taken whole
