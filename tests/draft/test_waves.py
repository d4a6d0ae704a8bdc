from dataclasses import replace
from pathlib import Path

from pipeline.draft.codebook import drafted_codebook
from pipeline.draft.drafted import DraftItem, DraftOption
from pipeline.draft.roles import Roles
from pipeline.draft.study import DraftStudy, draft_study
from pipeline.draft.waves import merged
from pipeline.ingest.export import Export, Source, TextRows
from tests.draft.drawn_profiles import exported

YES_NO = (DraftOption("1", "Yes"), DraftOption("2", "No"))
ROWS = TextRows(Source(Path("a.csv")), "utf-8", ",", 1, 1)
EMPTY = DraftStudy(
    Export(Path("a.csv"), "delimited", "utf-8", (), ROWS),
    0,
    (),
    Roles(None, None, None, (), (), None, ()),
    (),
    (),
    (),
)

EARLIER = "id,Q1,Q2,Q9\n" + "".join(
    f"{n},{'Finance' if n % 2 else 'Media'},{'Yes' if n % 3 else 'No'},{'Fax' if n % 2 else 'Post'}\n"
    for n in range(1, 41)
)
LATER = "id,Q1,Q3,Q4\n" + "".join(
    f"{n},{('Finance', 'Media', 'Energy')[n % 3]},{'Yes' if n % 3 else 'No'},{'Mail' if n % 2 else 'Chat'}\n"
    for n in range(1, 41)
)


def files(tmp_path):
    return exported(tmp_path, EARLIER, "2011.csv"), exported(tmp_path, LATER, "2012.csv")


def merge(tmp_path):
    first, second = files(tmp_path)
    return merged({"2011": draft_study(first), "2012": draft_study(second)})


def test_one_wave_stays_as_it_is(tmp_path):
    draft = draft_study(files(tmp_path)[0])
    assert merged({"2011": draft}) == draft


def test_a_question_of_one_wave_says_which(tmp_path):
    assert {item.name: item.waves for item in merge(tmp_path).items if item.waves} == {
        "Q3": ("2012",), "Q4": ("2012",), "Q2": ("2011",), "Q9": ("2011",),
    }  # fmt: skip


def test_an_option_of_one_wave_is_noted(tmp_path):
    sector = next(item for item in merge(tmp_path).items if item.name == "Q1")
    assert sector.waves == ()
    assert {option.label for option in sector.options} == {"Finance", "Media", "Energy"}
    assert sector.notes == ("not in 2011: Energy",)


def test_a_question_that_moved_is_found_by_its_words_and_said_by_wave():
    def draft(column):
        item = DraftItem(column, "single", "", question="Do you use Facebook?", column=column, options=YES_NO)
        return replace(EMPTY, items=(item,))

    moved = merged({"2011": draft("Q2"), "2012": draft("Q4")}).items
    assert [(item.name, item.column, item.waves) for item in moved] == [("Q4", "Q4", ())]
    assert [(wave, different.column) for wave, different in moved[0].by_wave] == [("2011", "Q2")]


def test_a_code_that_means_something_else_is_said_by_wave():
    turned = (DraftOption("1", "No"), DraftOption("2", "Yes"))
    waves = {
        wave: replace(EMPTY, items=(DraftItem("Q1", "single", "", column="Q1", options=options),))
        for wave, options in (("2011", turned), ("2012", YES_NO))
    }
    item = merged(waves).items[0]
    assert item.options == YES_NO
    assert item.by_wave[0][1].options == turned


def test_the_notes_name_the_waves(tmp_path):
    text = drafted_codebook(
        dict(zip(("2011", "2012"), ([one] for one in files(tmp_path)), strict=True)), study="made"
    )
    assert "# Waves: 2011, 2012." in text
    assert "# Not in every wave: Q3, Q4, Q2, Q9" in text
