from pipeline.draft.drafted import DraftItem, DraftOption
from pipeline.draft.siblings import with_whole_scales

AGREE = tuple(DraftOption(code, code.title()) for code in ("never", "rarely", "often", "always"))


def item(name, *options, type_="ordinal"):
    return DraftItem(name, type_, "a scale", column=name, options=tuple(options))


def test_a_scale_that_lacks_an_answer_is_the_whole_one():
    whole, part = with_whole_scales([item("q1", *AGREE), item("q2", *AGREE[:3])])
    assert part.options == whole.options == AGREE
    assert part.why.endswith("nobody said Always")


def test_other_lists_stay_as_they_are():
    numbers = [DraftOption(str(n), str(n)) for n in range(1, 6)]
    turned = tuple(reversed(AGREE[:3]))
    items = [
        item("q1", *AGREE), item("q2", *turned), item("q3", *AGREE[:3], type_="single"),
        item("q4", *numbers), item("q5", *numbers[:4]), item("q6", *AGREE[:2]),
    ]  # fmt: skip
    assert with_whole_scales(items) == items
