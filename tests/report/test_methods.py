from pipeline.report.methods import UNKNOWN, disclosure


def test_every_disclosure_item_has_words_and_what_is_unknown_is_called_unknown(view):
    facts = dict(disclosure(view("twelve:2011")))
    assert len(facts) == 12
    assert all(facts.values())
    assert UNKNOWN in facts["Methods and modes of data collection; languages"]
    assert facts["Population under study"] == "Invented"


def test_a_probability_sample_and_a_reconstruction_are_said_plainly(view):
    assert dict(disclosure(view("twelve:2011")))["Method used to generate and recruit the sample"].startswith(
        "A probability"
    )
    assert dict(disclosure(view("hostile:2011")))["Data collection strategy"].startswith(
        "None: nobody was asked"
    )
