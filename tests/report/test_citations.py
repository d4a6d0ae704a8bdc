import re

from pipeline.report import paragraph
from pipeline.report.citations import REFERENCES, cited, unknown

SOURCE = re.compile(r"((?:[A-Z][\w’]+(?:, | & ))*[A-Z][\w’]+ \d{4})")


def test_every_source_that_the_paragraph_can_name_has_a_reference():
    said = [*paragraph.INTERVALS.values(), *paragraph.MODELS.values(), *paragraph.ROBUSTNESS.values()]
    sources = [source for words in said for source in SOURCE.findall(words)]
    named = [source.removeprefix("after ") for source in sources]
    assert len(named) > 12
    assert unknown(named) == []


def test_references_come_in_the_order_of_the_alphabet_and_only_those_named():
    found = cited("as in Holm 1979 and Fisher 1921")
    assert [one.split(",")[0] for one in found] == ["Fisher", "Holm"]


def test_a_reference_has_its_year_and_ends_in_a_full_stop():
    for name, reference in REFERENCES.items():
        assert name[-4:] in reference
        assert reference.endswith(".")
