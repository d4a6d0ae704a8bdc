from pipeline.report.sections import adoption_blocks, association_words, integration_blocks


def test_the_latest_wave_comes_first_and_each_item_has_every_banner(view):
    blocks = adoption_blocks([view("twelve:2013"), view("twelve:2011")])
    assert [block[0].wave for block in blocks] == ["Spring 2013", "Spring 2011"]
    titles = [fold.title for fold in blocks[1][0].folds]
    assert titles == ["Among users", "By country", "By size class", "By country × size class"]


def test_older_waves_start_folded(view):
    latest, older = integration_blocks([view("twelve:2013"), view("twelve:2011")])
    assert all(fold.is_open for fold in latest[0].folds)
    assert not any(fold.is_open for fold in older[0].folds)


def test_a_difference_says_its_test_its_size_and_that_a_reconstruction_only_illustrates(view):
    row = {"method": "fisher", "p_value": 0.01, "p_adjusted": 0.04, "cramers_v": 0.25}
    words = association_words(view("hostile:2011"), {("social", "country"): row}, "social", "country")
    assert words.startswith(
        "The groups differ: Fisher’s exact test, p = 0.040 after adjustment, Cramér’s V 0.25."
    )
    assert words.endswith("An illustration only: the split is an assumption.")
    assert association_words(view("twelve:2011"), {}, "social", "country") == ""
