"""An alert is one line."""

from pipeline.alerts.alert import Alert, Kind


def test_an_alert_is_one_line_that_says_what_happened_and_to_what():
    alert = Alert(Kind.RUN_FAILED, "twelve:2011", "the export is not\n  what the codebook describes")
    assert alert.line() == "run failed: twelve:2011: the export is not what the codebook describes"
