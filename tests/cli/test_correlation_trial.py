import pandas as pd

from pipeline.cli.console import show
from pipeline.cli.correlation_trial import draw_trial


def test_what_was_tried_stands_beside_what_is_published(capsys):
    row = {"wave": "2011", "score": "integration", "outcome": "growth", "banner_option": "total"}
    row |= {"method": "pearson", "weighting": "none", "estimate": 0.3, "low": 0.2, "high": 0.4}
    row |= {"published_estimate": 0.31, "published_low": 0.1, "published_high": 0.5}
    show(*draw_trial(pd.DataFrame([row])))
    said = capsys.readouterr().out
    assert "0.30 (0.20 to 0.40)" in said
    assert "0.31 (0.10 to 0.50)" in said
