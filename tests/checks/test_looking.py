"""The engine of the checks."""

from pipeline.checks.looking import checking_engine


def test_checks_share_one_engine():
    assert checking_engine() is checking_engine()
