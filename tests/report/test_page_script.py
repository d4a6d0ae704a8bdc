"""The page in a browser: nothing breaks, nothing leaves the machine, everybody can use it."""

import hashlib
import re
import shlex
from base64 import b64encode
from pathlib import Path

import pytest

from pipeline.cli.main import main
from pipeline.report.page_script import content_policy, plotly_script, report_script
from tests.browser import axe_script
from tests.report.opened_page import draw_everything, drawn, opened, serious

SIZES = [(1200, "light"), (390, "dark")]


def test_the_policy_names_the_two_scripts_by_their_hashes():
    hashes = [
        b64encode(hashlib.sha256(text.encode()).digest()).decode()
        for text in (plotly_script(), report_script())
    ]
    assert re.findall(r"'sha256-([^']+)'", content_policy()) == hashes


def test_no_script_can_end_the_element_it_stands_in():
    assert "</script" not in plotly_script().lower()
    assert "</script" not in report_script().lower()


def report_of(published, study):
    return published.processed / "reports" / study / "index.html"


@pytest.mark.long
@pytest.mark.parametrize(("width", "scheme"), SIZES)
@pytest.mark.parametrize("study", ["twelve", "hostile"])
def test_every_picture_is_drawn_without_a_complaint_or_a_request(chromium, published, study, width, scheme):
    page, said = opened(chromium, report_of(published, study), width, scheme)
    draw_everything(page)
    assert page.locator(".plot").count() == drawn(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("window.broken") is None
    assert said == []


@pytest.mark.long
@pytest.mark.parametrize(("width", "scheme"), SIZES)
@pytest.mark.parametrize("study", ["twelve", "hostile"])
def test_axe_finds_nothing_serious(chromium, published, study, width, scheme):
    page, _ = opened(chromium, report_of(published, study), width, scheme, bypass_csp=True)
    page.evaluate(
        "document.querySelectorAll('.show-table').forEach((one, at) => { if (at < 6) one.click(); })"
    )
    assert serious(page, axe_script()) == []


@pytest.mark.long
def test_a_table_sorts_filters_and_explains_each_number(chromium, published):
    page, _ = opened(chromium, report_of(published, "twelve"), 1200, "light")
    picture = page.locator("figure.picture").first
    picture.locator(".show-table").press("Enter")
    picture.locator("th button", has_text="share").click()
    shares = picture.locator("tbody tr td:nth-child(2)").all_inner_texts()
    numbers = [int(share.rstrip("%")) for share in shares if share.endswith("%")]
    assert numbers == sorted(numbers)
    picture.locator(".how").first.click()
    assert "sha256" in page.locator("#how-body").inner_text()
    assert "survey explain twelve" in page.locator("#how-body").inner_text()


@pytest.mark.long
def test_the_command_beside_a_number_of_each_kind_of_table_explains_it(chromium, published, capsys):
    page, _ = opened(chromium, report_of(published, "twelve"), 1200, "light")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    commands = {}
    for picture in page.locator("figure.picture").all():
        picture.locator(".show-table").click()
        how = picture.locator(".how")
        if how.count():
            how.first.click()
            said = page.locator("#how-body code").inner_text()
            commands[re.sub(r" --(where|item|score) .*", "", said)] = said
            page.locator("#how button").click()
    assert len(commands) > 5
    for said in commands.values():
        assert main([*shlex.split(said)[1:], "--data", str(published.root)]) == 0, capsys.readouterr().err


@pytest.mark.long
def test_the_csv_of_a_picture_defuses_formulas(chromium, published, tmp_path):
    page, _ = opened(chromium, report_of(published, "hostile"), 1200, "light")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    figure = page.locator("figure[id$='-by-country']").first
    with page.expect_download() as download:
        figure.locator(".csv").click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert "'=1+1" in text
    assert not re.search(r"(^|,)\"?=1\+1", text, flags=re.MULTILINE)


@pytest.mark.long
def test_a_deep_link_opens_what_it_points_into(chromium, published):
    page, _ = opened(chromium, report_of(published, "twelve"), 1200, "light")
    inside = page.evaluate("document.querySelector('details.older figure').id")
    page.evaluate(f"location.hash = '#{inside}'")
    page.wait_for_timeout(200)
    assert page.locator(f"[id='{inside}']").is_visible()
