from pipeline.codebook.model import Item, ItemType, Text
from pipeline.codebook.promoters import nps_label, nps_name


def test_a_net_promoter_score_is_named_for_its_item():
    assert nps_name("likely") == "likely_nps"


def test_its_words_are_the_question_in_each_language():
    item = Item("likely", ItemType.NUMBER, Text((("en", "Likely?"), ("nl", "Waarschijnlijk?"))))
    assert nps_label(item).in_language("nl") == "Net promoter score: Waarschijnlijk?"


def test_without_a_question_they_are_the_items_name():
    assert str(nps_label(Item("likely", ItemType.NUMBER))) == "Net promoter score: likely"
