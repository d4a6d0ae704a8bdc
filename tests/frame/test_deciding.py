import pytest

from pipeline.frame.deciding import asked_items, deciding_items, made_from
from tests.small import small_study

CODEBOOK = """
    items:
      size: {column: Z, options: [[small, Small], [large, Large], [huge, Huge]]}
      uses: {column: U, options: [["yes", "Yes"], ["no", "No"]]}
      staff: {column: S, type: number, bands: {class: [[few, Few, null, 10], [many, Many, 10, null]]}}
    derived:
      big: {options: [[is_big, Big], [is_not, Not]], when: [[is_big, {class: [many]}], [is_not, else]]}
      big_user: {options: [[both, Both]], when: [[both, {all: [{big: [is_big]}, {uses: ["yes"]}]}]]}
    universes: {users: {uses: ["yes"]}}
    banners: [size, [size, big_user]]
    """


@pytest.fixture
def study(tmp_path):
    return small_study(tmp_path, CODEBOOK)


def test_what_is_made_is_decided_by_what_was_asked(study):
    made = made_from(study, study.wave("2012"))
    assert made["class"] == {"staff"}
    assert asked_items(made, ["big_user"]) == {"staff", "uses"}


@pytest.mark.parametrize(
    ("universe", "banner", "items"),
    [
        ("all", "total", set()),
        ("users", "total", {"uses"}),
        ("all", "size*big_user", {"size", "staff", "uses"}),
    ],
)
def test_the_answers_that_decide_who_is_in_a_column(study, universe, banner, items):
    assert deciding_items(study, study.wave("2012"), universe, banner) == items
