"""The units, the settings and their documentation name the same things."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
UNITS = sorted((ROOT / "deploy").glob("*.service"))
DOCUMENT = (ROOT / "docs" / "operate.md").read_text(encoding="utf-8")


def test_every_webserver_listens_on_loopback_and_the_viewers_one_is_read_only():
    webservers = [unit.read_text() for unit in UNITS if "dagster-webserver" in unit.read_text()]
    assert len(webservers) == 2
    assert all("--host 127.0.0.1" in unit for unit in webservers)
    assert ["--read-only" in unit for unit in webservers].count(True) == 1


def test_every_unit_runs_as_its_own_user_without_new_privileges():
    for unit in UNITS:
        assert "User=survey\n" in unit.read_text()
        assert "NoNewPrivileges=true" in unit.read_text()


def test_every_variable_that_the_code_reads_is_documented():
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for package in ("assets", "pipeline")
        for path in (ROOT / package).rglob("*.py")
    )
    read = set(re.findall(r'"(SURVEY_[A-Z_]+)"', code))
    assert {"SURVEY_DATA", "SURVEY_AUTOMATION", "SURVEY_ALERT_WEBHOOK"} <= read
    assert sorted(name for name in read if name not in DOCUMENT) == []


def test_every_unit_and_setting_of_deploy_is_documented():
    example = (ROOT / "deploy" / "survey.env.example").read_text()
    for name in re.findall(r"(SURVEY_[A-Z_]+|DAGSTER_HOME)=", example):
        assert f"`{name}`" in DOCUMENT, name
    for path in (ROOT / "deploy").iterdir():
        if path.suffix != ".service":
            assert f"deploy/{path.name}" in DOCUMENT, path.name
