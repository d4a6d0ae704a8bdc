"""One reading lists every problem, and none that only follows from another."""

ITEM = "  a: {column: Q1, options: [[x, X], [y, Y]]}\n"


def test_faults_of_shape_and_of_meaning_are_listed_together(problems):
    found = problems(
        "items:\n" + ITEM + "  b: {column: Q2, type: txet}\n"
        "  c: {column: Q3, options: [[x, X]], aliases: {Ex: z}}\n"
        "banners: [a, nowhere]\nunknown: 1\n"
    )
    assert [line.split(":")[0] for line in found] == ["4", "5", "6", "7"]


def test_two_faults_in_one_item_are_both_listed(problems):
    found = problems("items:\n  a: {column: Q1, options: [[x, X]], colour: blue, aliases: {Ex: z}}\n")
    assert [line.split(":")[1].strip() for line in found] == ["items.a.aliases.Ex", "items.a.colour"]


def test_what_names_a_faulty_part_is_not_called_unknown(problems):
    found = problems(
        "items:\n" + ITEM + "  b: {column: Q2, options: [[x]]}\n"
        "banners: [b]\nuniverses: {u: {b: [x]}}\npublished: [{wave: '1', item: b, option: x, share: 0.5, source: S}]\n"
    )
    assert found == ["4: items.b.options: found a list of 1, which is too short: [code, label]"]


def test_an_item_whose_option_list_is_faulty_is_not_at_fault(problems):
    found = problems(
        "option_lists: {l: [[x, X], [1, Y]]}\nitems:\n  a: {column: Q1, options: l, aliases: {Why: '1'}}\n"
        "universes: {u: {a: ['1']}}\n"
    )
    assert found == ['2: option_lists.l: found unquoted 1, which is a number to YAML; write "1"']


def test_a_faulty_required_key_is_said_once(problems):
    found = problems(
        "items:\n" + ITEM + "published: [{wave: 2012, item: a, option: x, share: high, source: S}]\n"
    )
    assert found == [
        "4: published.share: found high; write a number, without quotes",
        '4: published.wave: found unquoted 2012, which is a number to YAML; write "2012"',
    ]


def test_entries_of_a_list_keep_their_lines_when_others_are_left_out(problems):
    found = problems(
        "items:\n" + ITEM + "published:\n"
        "- {wave: '1', item: a, option: x, share: 68, source: S}\n"
        "- {wave: '1', item: a, option: x, share: 0.68, source: S}\n"
        "- {wave: '1', item: a, option: q, share: 0.68, source: S}\n"
    )
    assert [line.split(":")[0] for line in found] == ["5", "7"]
