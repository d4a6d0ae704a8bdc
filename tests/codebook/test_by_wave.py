def items(study, wave):
    return {item.name: item for item in study.wave(wave).items}


def test_a_wave_overrides_single_keys_and_keeps_the_rest(read):
    study = read("items: {a: {column: A, type: number, unit: EUR, by_wave: {'2012': {column: B}}}}\n")
    assert [items(study, wave)["a"].column for wave in ("2011", "2012")] == ["A", "B"]
    assert items(study, "2012")["a"].unit == "EUR"


def test_labels_aliases_and_missing_reasons_add_to_those_of_the_item(read):
    study = read(
        "missing: {'-1': refused}\n"
        "items:\n"
        "  a:\n"
        "    columns: {x: A1}\n"
        "    labels: {x: X}\n"
        "    missing: {'-2': dont_know}\n"
        "    by_wave:\n"
        "      '2012': {columns: {x: B1, y: B2}, labels: {y: Y}, aliases: {Why: y}, missing: {'-3': no_time}}\n"
    )
    item = items(study, "2012")["a"]
    assert [str(option.label) for option in item.options] == ["X", "Y"]
    assert item.missing == {"-1": "refused", "-2": "dont_know", "-3": "no_time"}
    assert item.aliases == {"Why": "y"}
    assert items(study, "2011")["a"].missing == {"-1": "refused", "-2": "dont_know"}


def test_one_place_of_the_answers_replaces_another(read):
    study = read(
        "items: {a: {columns: {x: A1, y: A2}, labels: {x: X, y: Y}, by_wave: {'2012': {column: B, separator: ;}}}}\n"
    )
    item = items(study, "2012")["a"]
    assert (item.column, item.separator, item.columns) == ("B", ";", {})
    assert [option.code for option in item.options] == ["x", "y"]


def test_columns_of_a_wave_put_an_end_to_the_separator(read):
    study = read(
        "items: {a: {column: A, separator: ;, options: [[x, X], [y, Y]], by_wave: {'2012': {columns: {y: B2}}}}}\n"
    )
    item = items(study, "2012")["a"]
    assert (item.column, item.separator) == (None, None)
    assert [option.code for option in item.options] == ["y"]


def test_waves_are_those_that_anything_names_in_the_order_of_the_file(read):
    study = read(
        "weights: {w: {column: W, by_wave: {'2009': absent}}}\n"
        "waves: {'2012': {label: June}}\n"
        "items: {a: {column: A, type: number, waves: ['2011'], by_wave: {'2011': {column: B}}},\n"
        "        b: {column: B, type: number, by_wave: {'2010': absent}}}\n"
        "scores: {s: {items: [b], method: z_mean, reference_wave: '2008'}}\n"
    )
    assert [wave.name for wave in study.waves] == ["2012", "2011", "2010", "2009", "2008"]


def test_fewer_options_in_a_wave_take_their_nets_and_aliases_with_them(read):
    study = read(
        "items: {a: {column: A, options: [[x, X], [y, Y]], nets: {n: [x, y], m: [x]}, aliases: {Ex: x},\n"
        "            by_wave: {'2012': {options: [[y, Y]]}}}}\n"
    )
    item = items(study, "2012")["a"]
    assert [(net.code, net.options) for net in item.nets] == [("n", ("y",))]
    assert item.aliases == {}
