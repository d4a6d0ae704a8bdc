"""The units, the settings and their documentation name the same things."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser import or_skip

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


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.stem)
def test_systemd_finds_nothing_wrong_with_a_unit(unit, tmp_path):
    if shutil.which("systemd-analyze") is None:
        or_skip("there is no systemd-analyze on this machine")
    text = unit.read_text()
    (program,) = re.findall(r"^ExecStart=/srv/survey/venv/bin/(\S+)", text, flags=re.MULTILINE)
    (tmp_path / program).symlink_to(shutil.which("true"))  # it looks whether the program is there
    (tmp_path / unit.name).write_text(text.replace("/srv/survey/venv/bin", str(tmp_path)))
    command = ["systemd-analyze", "verify", "--man=no", str(tmp_path / unit.name)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert [line for line in said.stderr.splitlines() if unit.name in line] == []
    assert said.returncode == 0, said.stderr


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
