import pytest

from pipeline.errors import UsageError
from pipeline.notebook.view import open_published


def test_the_latest_published_wave_is_opened_unless_one_is_named(published):
    assert open_published("twelve", data=published.root).name == "2013"
    assert open_published("twelve", "2011", data=published.root).name == "2011"


def test_what_is_not_published_is_answered_by_what_is(published):
    with pytest.raises(UsageError, match="'thirteen': nothing of it is published; there is hostile, twelve"):
        open_published("thirteen", data=published.root)
    with pytest.raises(UsageError, match="twelve:1999 is not published; there is 2011, 2012, 2013"):
        open_published("twelve", "1999", data=published.root)
