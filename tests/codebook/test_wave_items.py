def asked(study, wave):
    return {item.name: item.in_wave for item in study.wave(wave).items}


def test_every_wave_has_every_item_and_says_which_it_asked(read):
    study = read(
        "items:\n"
        "  a: {column: A, type: number}\n"
        "  b: {column: B, type: number, by_wave: {'2012': absent}}\n"
        "  c: {column: C, type: number, waves: ['2012']}\n"
        "  d: {type: number, by_wave: {'2012': {column: D}}}\n"
    )
    assert asked(study, "2011") == {"a": True, "b": True, "c": False, "d": False}
    assert asked(study, "2012") == {"a": True, "b": False, "c": True, "d": True}


def test_a_grid_may_have_other_items_in_a_wave(read):
    study = read(
        "items:\n"
        "  g: {grid: {x: G1, y: G2}, type: number, by_wave: {'2012': {grid: {y: H1, z: H2}}}}\n"
        "  last: {column: L, type: number}\n"
    )
    assert asked(study, "2011") == {"x": True, "y": True, "z": False, "last": True}
    assert asked(study, "2012") == {"x": False, "y": True, "z": True, "last": True}
    assert {item.name: item.column for item in study.wave("2012").items if item.in_wave} == {
        "y": "H1",
        "z": "H2",
        "last": "L",
    }


def test_an_item_that_was_not_asked_keeps_its_options(read):
    study = read("items: {a: {column: A, options: [[x, X]], by_wave: {'2012': absent}}}\n")
    assert [option.code for option in study.wave("2012").items[0].options] == ["x"]


def test_waves_that_do_not_differ_share_their_items(read):
    study = read("waves: {'2011': {label: L}, '2012': {label: M}}\nitems: {a: {column: A, type: number}}\n")
    assert study.wave("2011").items[0] is study.wave("2012").items[0]
