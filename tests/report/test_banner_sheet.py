from pipeline.report.banner_sheet import banner_columns


def test_the_total_comes_first_and_banners_follow_in_the_codebooks_order(view):
    columns = banner_columns(view("twelve:2011"))
    assert (columns[0].banner, columns[0].option_words) == ("total", "Total")
    assert list(dict.fromkeys(column.banner_words for column in columns))[1:3] == ["country", "size class"]
    assert [column.letter for column in columns if column.banner == "country"] == ["A", "B"]
