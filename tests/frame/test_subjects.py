from pipeline.codebook.model import Base
from pipeline.frame.subjects import subjects
from tests.small import small_study

CODEBOOK = """
    items:
      sector: {column: S, options: [[fin, Finance]], nets: {any_: [fin]}, base: all}
      secret: {column: X, options: [[a, A]], publish: false}
      staff: {column: N, type: number, bands: {size: [[s, S, null, 50]]}, base: answered}
      age: {column: A, type: number, publish: false, bands: {old: [[o, O, null, 50]]}}
      why: {column: W, type: text}
      uses: {columns: {fb: F}, by_wave: {"2013": absent}}
    derived: {kind: {options: [[a, A]], when: [[a, else]]}}
    scores:
      counted: {items: [uses], method: count, levels: [[low, Low, 0]]}
      plain: {items: [staff]}
    """


def test_everything_with_options_has_rates_in_the_codebooks_order(tmp_path):
    study = small_study(tmp_path, CODEBOOK)
    found = subjects(study, study.wave("2012"))
    assert [(one.name, one.kind, one.order) for one in found] == [
        ("sector", "asked", 1),
        ("size", "band", 4),
        ("uses", "asked", 8),
        ("kind", "derived", 9),
        ("counted", "level", 10),
    ]
    assert [one.base for one in found[:3]] == [Base.ALL, Base.ANSWERED, Base.ASKED]
    assert [net.code for net in found[0].nets] == ["any_"]
    assert [one.has_single_answer for one in found] == [True, True, False, True, True]


def test_what_a_wave_did_not_ask_has_none_and_keeps_the_places_of_the_others(tmp_path):
    study = small_study(tmp_path, CODEBOOK)
    found = subjects(study, study.wave("2013"))
    assert [(one.name, one.order) for one in found] == [("sector", 1), ("size", 4), ("kind", 9)]


def test_options_that_are_reasons_for_missing_are_counted_and_no_columns(tmp_path):
    study = small_study(
        tmp_path,
        """
        missing: {"9": dont_know}
        items:
          step: {column: q1, options: [["1", First], [dont_know, "Don't know"], ["2", Last]]}
        """,
    )
    (step,) = subjects(study, study.wave("2012"))
    assert [option.code for option in step.options] == ["1", "dont_know", "2"]
    assert [option.code for option in step.as_banner.options] == ["1", "2"]
