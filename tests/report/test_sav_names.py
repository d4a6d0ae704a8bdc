from pipeline.report.sav_names import cut, quoted, sav_names


def test_names_become_what_spss_takes_and_stay_apart():
    names = sav_names(["Q1.a", "q1_a", "2nd", "all", "é"])
    assert list(names.values()) == ["Q1_a", "q1_a_2", "v_2nd", "v_all", "v"]


def test_a_long_name_keeps_to_64_bytes():
    names = list(sav_names(["a" * 80, "a" * 90]).values())
    assert [len(name) for name in names] == [64, 64]
    assert len(set(names)) == 2


def test_a_label_is_cut_between_characters():
    assert cut("é" * 100, 120) == "é" * 58 + "…"
    assert cut("two\nlines", 120) == "two lines"


def test_an_apostrophe_is_doubled():
    assert quoted("don't") == "'don''t'"
