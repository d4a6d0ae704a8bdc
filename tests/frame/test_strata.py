import numpy as np
import pytest

from pipeline.errors import DesignError
from pipeline.frame.strata import Strata, read_strata, refuse_lonely
from tests.drawn import table


def strata(drawing, fpc="N"):
    return read_strata(table(drawing), place="small:2012", fpc=fpc)


HEAD = "stratum | psus | respondents | least_population | population | with_population | first_row\n"


def test_the_fraction_is_of_the_psus_or_said_outright():
    found = strata(
        HEAD + "n | 2 | 4 | 8 | 8 | 4 | 1\ns | 3 | 3 | 0.25 | 0.25 | 3 | 5\ne | 1 | 1 | 1 | 1 | 1 | 8"
    )
    assert (found.names, found.psus.tolist()) == (("n", "s", "e"), [2, 3, 1])
    assert found.fraction.tolist() == [0.25, 0.25, 1]


def test_without_a_population_size_nothing_is_known_of_the_fraction():
    assert strata(HEAD + "n | 2 | 4 |  |  | 0 | 1", fpc=None).fraction.tolist() == [0]


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("n | 2 | 4 | 8 | 8 | 3 | 7", "is missing or no number for somebody"),
        ("n | 2 | 4 | 8 | 9 | 4 | 7", "is not the same for everybody"),
        ("n | 2 | 4 | 0 | 0 | 4 | 7", "is not above 0"),
        ("n | 3 | 4 | 2 | 2 | 4 | 7", "is less than the PSUs in the sample"),
    ],
)
def test_a_population_size_that_cannot_be_is_refused(row, what):
    with pytest.raises(DesignError) as error:
        strata(HEAD + "e | 1 | 1 | 5 | 5 | 1 | 6\n" + row)
    message = str(error.value)
    assert message.startswith(
        f"small:2012: design.fpc: the size of the population (column 'N') in stratum 'n' {what}"
    )
    assert "Correct the export" in message


def test_a_study_that_fails_at_a_lonely_psu_is_told_where_it_is():
    sampled = Strata(("north", "south"), np.array([1.0, 3.0]), np.zeros(2), np.array([4, 1]))
    with pytest.raises(DesignError, match=r"s:1: design\.lonely: only one PSU in stratum 'north'"):
        refuse_lonely(sampled, place="s:1")
    refuse_lonely(Strata(("north",), np.array([1.0]), np.ones(1), np.array([1])), place="s:1")  # taken whole


def test_a_stratum_with_a_long_name_is_told_by_its_row():
    """Somebody's words may stand in the column that the codebook takes for strata."""
    told = "I am Jan Jansen, fired for theft"
    with pytest.raises(DesignError, match=r"in stratum a text of 32 characters \(row 4\), which"):
        refuse_lonely(Strata((told,), np.ones(1), np.zeros(1), np.array([4])), place="s:1")
    with pytest.raises(DesignError, match=r"in stratum a text of 32 characters \(row 7\) is not above 0"):
        strata(HEAD + f"{told} | 2 | 4 | 0 | 0 | 4 | 7")
