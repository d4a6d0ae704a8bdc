from dataclasses import FrozenInstanceError

import pytest

from pipeline.codebook.analysis_model import Analysis


def test_settings_cannot_be_changed_after_they_were_read():
    with pytest.raises(FrozenInstanceError):
        Analysis().seed = 2
