from pipeline.report.site_content import site_content
from pipeline.report.topline import topline


def test_every_wave_has_its_trail_its_items_and_its_universes(view):
    wave = view("twelve:2011")
    content = site_content(wave.study, [wave], {"2011": topline(wave)[1]})
    said = content["waves"]["2011"]
    assert dict(said["trail"])["Export"].startswith("data/raw/twelve/2011.csv")
    assert said["universes"] == {"all": "every kept respondent", "users": "social is Yes"}
    assert "platforms" in said["items"]
    assert "reconstructed" not in content["flags"]
