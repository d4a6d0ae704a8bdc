from pipeline.draft.drafted import DraftItem


def test_an_item_knows_the_columns_it_is_read_from():
    assert DraftItem("Q1", "single", "", column="Q1").places == ("Q1",)
    assert DraftItem("Q5", "multiple", "", columns=(("tv", "Q5_1"), ("radio", "Q5_2"))).places == (
        "Q5_1",
        "Q5_2",
    )
    assert DraftItem("Q9", "text", "").places == ()
