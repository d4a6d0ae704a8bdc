import pytest

from pipeline.ingest.markup import plain_text


@pytest.mark.parametrize(
    "text, plain",
    [
        ("Which <b>platforms</b>?", "Which platforms?"),
        ('<p style="x">One</p><p>Two<br/>Three</p>', "One Two Three"),
        ("R&amp;D&nbsp;spending  (in\n%)", "R&D spending (in %)"),
        ("<script>alert('x')</script>Why?", "Why?"),
        ("Fewer than <500 employees, or > 20", "Fewer than <500 employees, or > 20"),
        ("plain", "plain"),
    ],
)
def test_a_text_is_what_a_respondent_read(text, plain):
    assert plain_text(text) == plain
