"""The finished page of a study, read back."""

import pandas as pd
import pytest

from pipeline.report.pages import wave_order
from tests.report.conftest import MARKUP


def test_every_share_in_the_page_is_the_published_one(page, published):
    rates = pd.read_parquet(published.processed / "tables/rates/study=twelve/wave=2013/part.parquet")
    key = ["item", "option", "universe", "banner", "banner_option", "weighting"]
    shares = rates.set_index(key)["share"]
    seen = 0
    for name, block in page("twelve").blocks.items():
        if name.startswith("2013-") and block["table"]["kind"] == "rates":
            for row in page("twelve").rows(name) if seen < 200 else []:
                expected = shares[tuple(row[column] for column in key)]
                assert row["share"] == pytest.approx(expected, rel=1e-5) or (
                    row["share"] is None and pd.isna(expected)
                )
                seen += 1
    assert seen > 100


def test_no_label_becomes_an_element_and_no_script_is_added(page):
    tags = [name for name, _ in page("hostile").tags]
    assert tags.count("script") == len(page("hostile").blocks) + 2  # Plotly's and ours
    assert MARKUP.strip() in page("hostile").words
    assert "{{7*7}}" in page("hostile").words


def test_a_reconstruction_says_so_on_the_page_and_in_every_picture(page):
    assert page("hostile").words.count("nobody answered these questions") >= 2
    figures = [block["figure"] for block in page("hostile").blocks.values() if block.get("figure")]
    assert len(figures) > 3
    assert all("Reconstruction" in figure["layout"]["title"]["text"] for figure in figures)
    assert "econstruction" not in page("twelve").words


def test_the_page_allows_no_request_and_no_other_script(page):
    policy = next(one["content"] for tag, one in page("twelve").tags if one.get("http-equiv"))
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "http" not in policy
    assert not [one for tag, one in page("twelve").tags if "src" in one or (tag == "link")]


def test_ids_are_unique_and_every_link_within_the_page_leads_somewhere(page):
    for study in ("twelve", "hostile"):
        ids = page(study).ids()
        assert len(ids) == len(set(ids))
        links = {
            one["href"][1:] for tag, one in page(study).tags if tag == "a" and one["href"].startswith("#")
        }
        assert links <= set(ids)


def test_waves_the_codebook_does_not_name_follow_in_the_order_of_their_names(view):
    study = view("twelve:2011").study
    assert wave_order(study, {"2015": 0, "2013": 0, "2014": 0, "2011": 0}) == ["2011", "2013", "2014", "2015"]
