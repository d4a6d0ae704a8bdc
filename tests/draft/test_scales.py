import pytest

from pipeline.draft.scales import scale_order


@pytest.mark.parametrize(
    "low_to_high",
    [
        ("Never", "Rarely", "Sometimes", "Often", "Always"),
        ("Nooit", "Zelden", "Soms", "Vaak", "Altijd"),
        ("Helemaal oneens", "Oneens", "Neutraal", "Eens", "Helemaal eens"),
        ("Stimme gar nicht zu", "Stimme eher nicht zu", "Teils/teils", "Stimme eher zu", "Stimme voll zu"),
        ("1 - not at all", "2", "3", "4", "5 - completely"),
        ("1-9", "10-49", "50-249", "250 or more"),
        ("Less than once a month", "Once a month", "Once a week", "Daily"),
        ("Very poor", "Poor", "Fair", "Good", "Excellent"),
    ],
)
def test_a_known_scale_comes_out_from_low_to_high(low_to_high):
    assert scale_order(sorted(low_to_high)) == list(low_to_high)


def test_what_stands_beside_the_scale_comes_last():
    texts = ["Not applicable", "Often", "Never", "Don't know", "Sometimes"]
    assert scale_order(texts) == ["Never", "Sometimes", "Often", "Don't know", "Not applicable"]


@pytest.mark.parametrize(
    "texts",
    [("Marketing", "Sales", "Finance"), ("Yes", "No"), ("Never", "Sometimes", "Bananas"), ("1", "2", "3")],
)
def test_other_options_are_no_scale(texts):
    assert scale_order(texts) is None


def test_two_spellings_of_one_place_leave_the_order_open():
    assert scale_order(["Often", "Frequently", "Never"]) is None
