import numpy as np
import pytest

from pipeline.tabulate.count import count_item
from pipeline.tabulate.design_letters import share_covariance
from pipeline.tabulate.table_covariance import read_tables
from tests.small import staged_small
from tests.tabulate.framed import framed, subject_of

CODEBOOK = """
    company_id: F
    {more}
    items:
      sector: {{column: S, options: [[fin, Finance], [media, Media]]}}
      uses: {{column: U, options: [[y_, "Yes"], [n_, "No"]]}}
    banners: [sector]
    """


def drawing(companies=40):
    """Every company answers for both of its branches; whoever says yes for media says yes for finance."""
    lines = [f"fin | {'Yes' if c % 10 < 6 else 'No'} | c{c}" for c in range(companies)]
    lines += [f"media | {'Yes' if c % 10 < 4 else 'No'} | c{c}" for c in range(companies)]
    return "\n".join(["S | U | F", *lines])


@pytest.mark.parametrize("more", ["", "design: {replicates: {method: jkn}}"])
def test_the_variance_of_a_difference_is_that_of_the_companies_differences(more, tmp_path):
    """8 of 40 companies differ, each by 1: V = 40/39 (8 - 8^2 / 40) / 40^2."""
    with framed(tmp_path, CODEBOOK.format(more=more), drawing()) as (engine, frame):
        counts = count_item(engine, frame, subject_of(frame, "uses"), "none")
        covariance, df = share_covariance(frame, counts, read_tables(engine, frame, counts, "none"), [1, 2])
    contrast = np.array([1, -1])
    assert contrast @ covariance[0] @ contrast == pytest.approx(40 / 39 * (8 - 8**2 / 40) / 40**2)
    assert df == 39


def test_what_companies_share_makes_a_small_difference_a_sure_one(tmp_path):
    """0.6 against 0.4 of 40 each is p = .07 between strangers; of the same companies t = 3.12, p = .003."""
    _, _, tables = staged_small(tmp_path, CODEBOOK.format(more=""), drawing(), upto="tabulate")
    rates = tables.load("rates").query("item == 'uses' and banner == 'sector'")
    assert rates.set_index(["banner_option", "option"])["letters"].to_dict() == {
        ("fin", "y_"): "B", ("fin", "n_"): "", ("media", "y_"): "", ("media", "n_"): "A",
    }  # fmt: skip
