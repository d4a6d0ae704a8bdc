def test_a_wave_that_the_codebook_does_not_name_is_the_default_one(read):
    study = read("waves: {'2012': {label: June}}\nitems: {a: {column: Q1, type: text}}\n")
    assert str(study.wave("2012").label) == "June"
    assert study.wave("1999").name == "1999"
    assert study.wave("1999").items == study.default_wave.items
