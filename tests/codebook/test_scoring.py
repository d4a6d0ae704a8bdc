from pipeline.codebook.scoring import option_values, unscored


def item(read, keys):
    return read(
        f"missing: {{'9': refused}}\nitems: {{a: {{column: A, type: ordinal, {keys}}}}}\n"
    ).default_wave.items[0]


def test_an_option_counts_its_code_where_all_codes_are_numbers(read):
    assert option_values(item(read, "options: [['0', None], ['2.5', Some], ['-1', Less]]")) == {
        "0": 0,
        "2.5": 2.5,
        "-1": -1,
    }


def test_an_option_counts_its_place_where_a_code_is_a_word(read):
    assert option_values(item(read, "options: [['5', Five], [lots, Lots]]")) == {"5": 1, "lots": 2}


def test_a_listed_reason_counts_nothing_and_takes_no_place(read):
    by_name = item(read, "options: [[lo, Low], [refused, Nope], [hi, High]]")
    by_cell = item(read, "options: [['9', Nope], ['1', Low], ['2', High]]")
    assert (unscored(by_name), option_values(by_name)) == ({"refused"}, {"lo": 1, "hi": 2})
    assert (unscored(by_cell), option_values(by_cell)) == ({"9"}, {"1": 1, "2": 2})
