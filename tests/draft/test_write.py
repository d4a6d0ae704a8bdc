from pipeline.codebook import load_study
from pipeline.draft.drafted import DraftItem, DraftOption
from pipeline.draft.study import draft_study
from pipeline.draft.write import shared_lists, shared_missing, written_draft
from tests.draft.drawn_profiles import exported

YES_NO = (DraftOption("1", "Yes"), DraftOption("2", "No"))
TEXT = "RecordNo,wt,sector,IPAddress,yes,no\n" + "".join(
    f"{n},1.{n % 10},{'Finance' if n % 2 else 'Media'},192.0.2.1,{'ja' if n % 3 else 'nee'},{'on' if n % 2 else 'off'}\n"
    for n in range(1, 41)
)


def test_a_draft_loads_as_a_codebook(tmp_path):
    folder = tmp_path / "made-up"
    folder.mkdir()
    text = written_draft(draft_study(exported(tmp_path, TEXT)), study="made-up")
    (folder / "codebook.yaml").write_text(text, encoding="utf-8")
    study = load_study(folder / "codebook.yaml")
    wave = study.wave("2012")
    assert (wave.respondent_id, [one.column for one in wave.weights]) == ("RecordNo", ["wt"])
    assert [item.name for item in wave.items if item.column != "IPAddress"][:1] == ["sector"]


def test_an_option_list_of_two_items_is_shared():
    items = [DraftItem(name, "single", "", column=name, options=YES_NO) for name in ("a", "b")]
    assert shared_lists(items) == {YES_NO: "list_1"}
    assert shared_lists(items[:1]) == {}


def test_a_missing_code_of_three_items_is_the_studys():
    items = [DraftItem(name, "single", "", column=name, missing=(("-99", "refused"),)) for name in "abc"]
    assert shared_missing(items) == (("-99", "refused"),)
    assert shared_missing(items[:2]) == ()


def test_a_code_that_is_an_answer_elsewhere_stays_with_its_items():
    items = [DraftItem(name, "single", "", column=name, missing=(("9", "refused"),)) for name in "abc"]
    answer = DraftItem("d", "ordinal", "", column="d", options=(DraftOption("9", "Nine"),))
    assert shared_missing([*items, answer]) == ()


def test_a_code_with_two_reasons_stays_with_its_items():
    items = [DraftItem(name, "single", "", column=name, missing=(("9", "refused"),)) for name in "abc"]
    other = DraftItem("d", "single", "", column="d", missing=(("9", "dont_know"),))
    assert shared_missing([*items, other]) == ()
