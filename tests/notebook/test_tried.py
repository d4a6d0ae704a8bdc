import pytest

from pipeline.errors import UsageError
from pipeline.notebook.tried import tried
from pipeline.notebook.view import open_published

pytestmark = pytest.mark.long


def test_a_trial_stands_beside_what_is_published(published):
    before = published.current.resolve()
    view = open_published("twelve", "2011", data=published.root)
    found = tried(view, ["confidence=0.8"], data=published.root)
    assert set(found["outcome"]) == {"growth", "satisfaction"}
    shown = found.dropna(subset=["low", "published_low"])
    assert (shown["low"] > shown["published_low"]).all()
    assert published.current.resolve() == before


def test_a_setting_that_does_not_exist_is_wrong_use(published):
    view = open_published("twelve", "2011", data=published.root)
    with pytest.raises(UsageError, match="the keys are"):
        tried(view, ["level=0.8"], data=published.root)
