from pipeline.codebook.model import Option, Text
from pipeline.codebook.options import labelled, read_bands, read_levels, read_nets, read_pairs, read_text


def test_a_text_is_by_language_or_stands_without_one():
    assert read_text("Media") == Text((("", "Media"),))
    assert read_text({"en": "Media", "nl": "De media"}).by_language == (("en", "Media"), ("nl", "De media"))
    assert read_text(None) == Text()
    assert read_text(None, "media") == Text((("", "media"),))


def test_pairs_are_options_in_their_order():
    assert read_pairs([("b", "B"), ("a", "A")]) == (Option("b", read_text("B")), Option("a", read_text("A")))


def test_a_level_ends_where_the_next_begins():
    levels = read_levels((("nothing", "None", 0), ("first", "First", 20), ("full", "Full", 80)))
    assert [(level.code, level.low, level.high) for level in levels] == [
        ("nothing", 0, 20),
        ("first", 20, 80),
        ("full", 80, None),
    ]
    assert read_levels(None) == ()


def test_a_net_without_a_label_is_called_by_its_code_and_has_only_what_is_offered():
    options = read_pairs([("a", "A"), ("b", "B")])
    (net,) = read_nets({"either": ("a", "b", "gone"), "none_left": ("gone",)}, options)
    assert (net.code, str(net.label), net.options) == ("either", "either", ("a", "b"))


def test_bands_keep_open_ends():
    (band,) = read_bands([("all", "All", None, None)])
    assert (band.low, band.high) == (None, None)


def test_columns_without_a_label_are_called_by_their_code():
    assert [str(option.label) for option in labelled(["x", "y"], {"y": "Why"})] == ["x", "Why"]


def test_an_unknown_option_list_is_named_with_the_nearest(problems):
    found = problems("option_lists: {agree5: [[x, X]]}\nitems: {a: {column: A, options: agree}}\n")
    assert found == [
        "3: items.a.options: found the option list agree, which is not under `option_lists` (did you mean `agree5`?)"
    ]
