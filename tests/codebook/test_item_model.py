import pickle

import pytest

from pipeline.codebook.item_model import Item, ItemType, Option, Text


def test_a_text_falls_back_from_the_language_to_the_one_without_to_the_first():
    assert Text((("en", "Media"), ("nl", "De media"))).in_language("nl") == "De media"
    assert Text((("", "Media"), ("nl", "De media"))).in_language("fr") == "Media"
    assert Text((("en", "Media"), ("nl", "De media"))).in_language() == "Media"
    assert str(Text()) == ""


def test_a_text_has_all_its_languages():
    assert Text((("en", "Media"), ("nl", "De media"))).every() == ("Media", "De media")


def test_an_item_is_frozen_hashable_and_goes_to_another_process():
    item = Item("sector", ItemType.SINGLE, options=(Option("fin", Text((("", "Finance"),))),))
    assert pickle.loads(pickle.dumps(item)) == item
    assert hash(item) == hash(pickle.loads(pickle.dumps(item)))
    with pytest.raises(AttributeError):
        item.name = "other"  # type: ignore[misc]
