"""Problems of the data are one family; what is ours is not in it."""

from pipeline import errors


def test_every_problem_can_be_caught_as_one():
    found = [value for value in vars(errors).values() if isinstance(value, type)]
    assert len(found) >= 7
    assert all(issubclass(one, errors.SurveyError) and one.__doc__ for one in found)
    assert not issubclass(errors.SurveyError, AssertionError | OSError | ValueError)
