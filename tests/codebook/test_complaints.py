from pipeline.codebook.complaints import complaint, describe
from pipeline.codebook.tree import Node


def fault(kind, loc, **context):
    return {"type": kind, "loc": loc, "ctx": context, "msg": "Input should be otherwise"}


def test_what_stands_there_is_described_as_a_reader_would():
    assert describe(Node(1, "5", is_plain=True)) == "5"
    assert describe(Node(1, "5")) == '"5"'
    assert describe(Node(1, [Node(1, "a")])) == "a list of 1"
    assert describe(Node(1, {})) == "a map"
    assert describe(Node(1, "", is_plain=True)) == "nothing"


def test_a_number_for_a_text_is_told_to_be_quoted():
    said = complaint(fault("string_type", ("title",)), ("title",), Node(1, "2012", is_plain=True))
    assert said == 'found unquoted 2012, which is a number to YAML; write "2012"'


def test_a_fault_without_words_of_its_own_keeps_those_it_has():
    said = complaint(fault("something_new", ("title",)), ("title",), Node(1, "x", is_plain=True))
    assert said == "found x; input should be otherwise"


def test_a_missing_key_is_named():
    assert complaint(fault("missing", ("published", 0, "share")), ("published", 0), Node(1, {})) == (
        "`share` is missing; add it"
    )
