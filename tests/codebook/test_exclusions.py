from pipeline.codebook.model import Disposition, Exclude

ITEMS = "items: {a: {column: A, type: number}, b: {column: B, type: number}}\n"


def test_nobody_is_excluded_without_a_rule(read):
    assert read(ITEMS).default_wave.exclude == Exclude()


def test_all_rules_are_read(read):
    rules = "[screened_out, incomplete, {speeder: 0.333}, {duplicate: panel_id}, {straightline: [a, b]}]"
    assert read(f"{ITEMS}exclude: {rules}\n").default_wave.exclude == Exclude(
        ("screened_out", "incomplete"), 0.333, "panel_id", ("a", "b")
    )


def test_a_rule_is_said_once_and_alone(problems):
    assert problems(ITEMS + "exclude: [incomplete, incomplete]\n") == [
        "3: exclude: the rule incomplete is here twice; remove one"
    ]
    assert problems(ITEMS + "exclude:\n- {speeder: 0.3, duplicate: c}\n") == [
        "4: exclude: a rule is one word, or one `key: value`; write each as its own entry"
    ]


def test_cells_say_how_an_interview_ended(read):
    study = read(
        ITEMS + "disposition: {column: status, complete: ['1'], partial: ['2', '3'], screened_out: ['4']}\n"
    )
    meaning = {"1": "complete", "2": "partial", "3": "partial", "4": "screened_out"}
    assert study.default_wave.disposition.column == "status"
    assert study.default_wave.disposition.meaning == meaning
    assert isinstance(study.default_wave.disposition, Disposition)


def test_a_cell_has_one_meaning(problems):
    found = problems(ITEMS + "disposition: {column: status, complete: ['1'], partial: ['1']}\n")
    assert found == ['3: disposition.partial: "1" stands under complete as well; list it once']
