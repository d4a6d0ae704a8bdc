"""The page in a browser: nothing breaks, nothing leaves the machine, everybody can use it."""

import hashlib
import re
from base64 import b64encode
from pathlib import Path

import pytest

from pipeline.report.page_script import content_policy, plotly_script, report_script
from tests.browser import axe_script, browser

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


@pytest.fixture(scope="module")
def chromium():
    with browser() as opened:
        yield opened


def opened(chromium, published, study, width, scheme, **more):
    """The page of a study with what it complained of and asked for."""
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, **more)
    page, said = context.new_page(), []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on(
        "request",
        lambda request: request.url.startswith(("file:", "data:", "blob:")) or said.append(request.url),
    )
    page.goto((published.processed / "reports" / study / "index.html").resolve().as_uri())
    return page, said


def draw_everything(page):
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    page.evaluate(
        "window.dispatchEvent(new Event('beforeprint')); window.dispatchEvent(new Event('afterprint'))"
    )


@pytest.mark.long
@pytest.mark.parametrize(("width", "scheme"), SIZES)
@pytest.mark.parametrize("study", ["twelve", "hostile"])
def test_every_picture_is_drawn_without_a_complaint_or_a_request(chromium, published, study, width, scheme):
    page, said = opened(chromium, published, study, width, scheme)
    draw_everything(page)
    assert (
        page.locator(".plot").count()
        == page.locator(".plot .main-svg").and_(page.locator(":first-child")).count()
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("window.broken") is None
    assert said == []


@pytest.mark.long
@pytest.mark.parametrize(("width", "scheme"), SIZES)
@pytest.mark.parametrize("study", ["twelve", "hostile"])
def test_axe_finds_nothing_serious(chromium, published, study, width, scheme):
    page, _ = opened(chromium, published, study, width, scheme, bypass_csp=True)
    page.evaluate(
        "document.querySelectorAll('.show-table').forEach((one, at) => { if (at < 6) one.click(); })"
    )
    page.add_script_tag(content=axe_script())
    found = page.evaluate("axe.run()")["violations"]
    assert [
        (one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")
    ] == []


@pytest.mark.long
def test_a_table_sorts_filters_and_explains_each_number(chromium, published):
    page, _ = opened(chromium, published, "twelve", 1200, "light")
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
def test_the_csv_of_a_picture_defuses_formulas(chromium, published, tmp_path):
    page, _ = opened(chromium, published, "hostile", 1200, "light")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    figure = page.locator("figure[id$='-by-country']").first
    with page.expect_download() as download:
        figure.locator(".csv").click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert "'=1+1" in text
    assert not re.search(r"(^|,)\"?=1\+1", text, flags=re.MULTILINE)


@pytest.mark.long
def test_a_deep_link_opens_what_it_points_into(chromium, published):
    page, _ = opened(chromium, published, "twelve", 1200, "light")
    inside = page.evaluate("document.querySelector('details.older figure').id")
    page.evaluate(f"location.hash = '#{inside}'")
    page.wait_for_timeout(200)
    assert page.locator(f"[id='{inside}']").is_visible()
