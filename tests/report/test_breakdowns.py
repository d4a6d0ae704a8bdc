from pipeline.report.breakdowns import banner_picture, slug, total_picture


def test_everybody_is_one_panel_and_the_reasons_for_no_answer_are_in_the_table_alone(view):
    picture = total_picture(view("twelve:2011"), "platforms")
    columns = [*picture.rows.columns]
    options = [row[columns.index("option")] for row in picture.rows.rows]
    assert any(option.startswith("missing:") for option in options)
    names = " ".join(picture.figure["layout"]["yaxis"]["ticktext"])
    assert "Net: Open to everybody" in names
    assert "missing" not in names


def test_a_banner_is_a_panel_an_option_and_a_crossing_is_a_heat_map(view):
    wave = view("twelve:2011")
    assert {trace["type"] for trace in banner_picture(wave, "people", "country").figure["data"]} == {
        "scatter"
    }
    crossed = banner_picture(wave, "social", "country*size_class")
    assert crossed.figure is None or crossed.figure["data"][0]["type"] == "heatmap"


def test_where_every_share_is_suppressed_there_is_a_sentence_and_no_axis(view):
    wave = view("twelve:2011")
    hidden = wave.cells_of("uses")["all", "country*size_class"]
    assert all(row["share"] != row["share"] for row in hidden)
    picture = banner_picture(wave, "uses", "country*size_class")
    assert picture.figure is None
    assert "every share is suppressed" in picture.summary


def test_a_universe_is_named_in_title_and_address(view):
    picture = total_picture(view("twelve:2011"), "social", "users")
    assert picture.id == "2011-social-among-users"
    assert picture.title.endswith("(Spring 2011, among: users)")


def test_an_address_has_no_signs():
    assert slug("2011", "a*b", "<x>") == "2011-a-b--x-"
