import json

from pipeline.report.picture import as_text, joined_title, layout, plain, row_height, rows_of, to_json

NAN = float("nan")


def test_columns_that_never_change_are_said_once():
    rows = rows_of([{"item": "a", "share": 0.5}, {"item": "a", "share": NAN}], "rates", ["item", "share"])
    assert (rows.same, rows.columns, rows.rows) == ({"item": "a"}, ("share",), [[0.5], [None]])


def test_no_rows_and_one_row_are_kept_apart():
    assert rows_of([], "rates", ["item"]).rows == []
    assert len(rows_of([{"item": "a"}], "rates", ["item"]).rows) == 1


def test_a_label_cannot_end_the_script_element_it_stands_in():
    text = to_json({"label": "</script><!--&\u2028"})
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text) == {"label": "</script><!--&\u2028"}


def test_a_long_label_is_wrapped_cut_and_escaped():
    lines = as_text("word " * 1000).split("<br>")
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert as_text("<b>") == "&lt;b&gt;"


def test_whole_numbers_lose_their_point_and_others_keep_six_digits():
    assert [plain(value) for value in (400.0, 1 / 3, NAN, "x")] == [400, 0.333333, None, "x"]


def test_the_stamp_of_a_reconstruction_is_part_of_the_figure():
    assert "nobody answered" in layout(height=100, is_reconstructed=True)["title"]["text"]
    assert "title" not in layout(height=100, is_reconstructed=False)


def test_titles_go_on_after_a_question_and_after_a_name():
    assert joined_title("Which?", "by sector") == "Which? By sector"
    assert joined_title("Integration", "by sector") == "Integration, by sector"


def test_rows_grow_where_a_name_takes_two_lines():
    assert row_height(["a<br>b"]) > row_height(["a"])
