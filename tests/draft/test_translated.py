from pipeline.draft.codebook import drafted_codebook
from pipeline.draft.drafted import DraftItem, DraftOption
from pipeline.draft.study import draft_study
from pipeline.draft.translated import is_translation, with_translation
from tests.draft.drawn_profiles import exported

HEADERS = {
    "de": "Antwort ID;Wie wichtig ist das Thema?;Welche nutzen Sie? [Fernsehen];Welche nutzen Sie? [Zeitung]",
    "en": "Answer ID;How important is the topic?;Which do you use? [Television];Which do you use? [Newspaper]",
}
SCALES = {
    "de": ("Gar nicht wichtig", "Eher wichtig", "Sehr wichtig"),
    "en": ("Not at all important", "Rather important", "Very important"),
}
FLAGS = {"de": ("Nein", "Ja"), "en": ("No", "Yes")}


def export(folder, language):
    rows = [
        f"{n};{SCALES[language][n % 3]};{FLAGS[language][n % 2]};{FLAGS[language][n % 5 == 0]}"
        for n in range(1, 40)
    ]
    return exported(folder, "\n".join([HEADERS[language], *rows, ""]), f"{language}.csv")


def test_the_same_columns_under_other_headers_are_a_translation(tmp_path):
    german, english = (draft_study(export(tmp_path, language)) for language in ("de", "en"))
    assert is_translation(english, german)
    assert not is_translation(english, english)


def test_labels_are_paired_in_their_order(tmp_path):
    waves = {language: [export(tmp_path, language)] for language in ("de", "en")}
    text = drafted_codebook(waves, study="made")
    assert 'aliases: {"Gar nicht wichtig": "not_at_all_important", "Eher wichtig": "rather_important"' in text
    assert '"Welche nutzen Sie? [Fernsehen]"' in text
    assert "not all of its cells" not in text


def test_options_that_are_not_as_many_are_left_to_the_reader():
    def item(column, *labels):
        return DraftItem(
            column, "single", "", column=column, options=tuple(DraftOption(one, one) for one in labels)
        )

    (joined,) = with_translation([item("Role", "Chief", "Staff")], "de", [item("Rolle", "Leitung")])
    assert joined.aliases == ()
    assert joined.notes == ("de has other options: Leitung; say which is which under `aliases`",)
