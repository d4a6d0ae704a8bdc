from pipeline.ingest.headings import unique_names


def test_a_repeated_header_gets_a_number():
    assert unique_names(["a", "b", "a", "a"]) == ["a", "b", "a_2", "a_3"]


def test_a_blank_header_is_named_for_its_position():
    assert unique_names(["", "id", " "]) == ["column_1", "id", "column_3"]


def test_a_number_never_takes_the_name_of_another_header():
    assert unique_names(["a", "a", "a_2"]) == ["a", "a_3", "a_2"]


def test_case_does_not_tell_two_names_apart():
    assert unique_names(["Q1", "q1"]) == ["Q1", "q1_2"]


def test_the_row_number_keeps_its_name_for_itself():
    assert unique_names(["source_row"]) == ["source_row_2"]


def test_fifty_thousand_equal_headers_are_all_different():
    assert len(set(unique_names(["Response"] * 50_000))) == 50_000
