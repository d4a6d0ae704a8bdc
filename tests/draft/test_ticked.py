from pipeline.draft import drafted_codebook
from tests.draft.draft_and_check import checked

ROWS = "".join(
    f"{n};base;2024-03-{n % 27 + 1:02d} 10:00:00;{2 - n % 2 + 1 - 1};{1 + n % 2};{2 - n % 2};{1 + n % 5}\n"
    for n in range(1, 31)
)
TEXT = f"CASE;QUESTNNR;STARTED;A103;A103_01;A103_02;A105\n{ROWS}"


def test_boxes_are_a_set_and_their_count_is_no_question(tmp_path):
    path = tmp_path / "2012.csv"
    path.write_text(TEXT, encoding="utf-8")
    text = drafted_codebook({"2012": [path]}, study="s")
    assert 'columns: {"a103_01": "A103_01", "a103_02": "A103_02"}' in text
    assert 'selected: ["2"]' in text
    assert "Left out: A103 (its options have columns of their own)" in text
    assert checked(tmp_path, path).problems == ()
