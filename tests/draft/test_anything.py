"""Whatever table comes: a draft that loads and passes check, or an error of the project's own kind."""

import csv
import io

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pipeline.errors import ExportError
from pipeline.ingest.read import read_export, write_rows
from tests.draft.draft_and_check import checked

HEADERS = st.one_of(
    st.sampled_from(
        "id|Q1_1|Q1_2|Q2 [TV]|Q2 [Radio]|Q2 [Other]|weight|study||yes|no|Q1_2_TEXT|duration|Status|media/tv|media/radio|"
        "media|Q1|q1|What? - A|What? - B|on|null|#".split("|")
    ),
    st.text(min_size=0, max_size=12),
)  # fmt: skip
CELLS = st.one_of(
    st.sampled_from(
        "|1|2|0|-99|Yes|No|NA|N/A|Never|Often|1,5|2.5|a;b|b|a, b|12/31/2012|31-12-2012|2012-06-30|€ 5|5%|=1+1|10:30|"
        "someone@example.org|'|\"|\\|no|Other".split("|")
    ),
    st.text(max_size=8),
)


@st.composite
def tables(draw):
    width = draw(st.integers(1, 6))
    headers = draw(st.lists(HEADERS, min_size=width, max_size=width))
    palette = draw(st.lists(CELLS, min_size=1, max_size=5))
    row = st.lists(st.sampled_from(palette), min_size=width, max_size=width)
    return [headers, *draw(st.lists(row, min_size=1, max_size=12))]


@pytest.mark.long
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@example([["Q1", "Q1"], ["a;b", "1"], ["b;", "-99"]])
@example([["id", "weight"], ["1", "0"], ["1", "0"]])
@example([["Status", "Q1"], ["Survey Preview", "1"]])
@given(tables())
def test_any_table_drafts_to_what_passes_check_or_is_refused_in_words(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("any")
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    path = folder / "2012.csv"
    path.write_text(text.getvalue(), encoding="utf-8", errors="replace")
    try:
        write_rows(read_export(path), folder / "rows")
    except ExportError:
        return  # refused as no export, before anything is drafted
    try:
        assert checked(folder, path).problems == ()
    except ExportError as error:
        if "nothing to draft" not in str(error):
            raise
