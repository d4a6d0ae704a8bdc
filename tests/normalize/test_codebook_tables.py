from pipeline.normalize.codebook_tables import items_table, listed_items, options_table
from tests.drawn import table
from tests.small import small_study

CODEBOOK = """
    languages: [en, nl]
    items:
      sector:
        column: Q1
        question: {en: Sector?, nl: Sector}
        options: [[fin, {en: Finance, nl: Financiën}], [other, Other]]
        nets: {all_: [fin, other]}
        classification: {scheme: NACE-2, map: {fin: K}}
      staff: {column: Q2, type: number, unit: fte, question: Staff?, bands: {size: [[lt50, "<50", null, 50]]}}
      platforms: {columns: {fb: Q3_1, tw: Q3_2}, base: all}
    derived: {kind: {question: Kind, options: [[a, A]], when: [[a, else]]}}
    scores: {total: {label: Total, items: [platforms], method: count, levels: [[low, Low, 0]]}}
    """


def listed(tmp_path):
    study = small_study(tmp_path, CODEBOOK)
    return study, listed_items(study, study.wave("2012"))


def test_bands_follow_their_number_and_scores_come_last(tmp_path):
    _, found = listed(tmp_path)
    assert [(one.name, one.kind) for one in found] == [
        ("sector", "asked"),
        ("staff", "asked"),
        ("size", "band"),
        ("platforms", "asked"),
        ("kind", "derived"),
        ("total", "level"),
    ]


def test_a_net_promoter_score_stands_behind_its_number(tmp_path):
    study = small_study(
        tmp_path, "items: {likely: {column: A, type: number, summary: nps, question: Likely?}}"
    )
    found = listed_items(study, study.wave("2012"))
    assert [(one.name, one.kind, one.type, str(one.question), one.unit) for one in found] == [
        ("likely", "asked", "number", "Likely?", None),
        ("likely_nps", "derived", "number", "Net promoter score: Likely?", "points"),
    ]


def test_an_item_has_a_row_a_language(tmp_path):
    study, found = listed(tmp_path)
    rows = items_table(found, study.languages)
    expected = table("""
        item      | language | question | columns   | base_kind | unit
        ----------+----------+----------+-----------+-----------+-----
        sector    | en       | Sector?  | Q1        | asked     |
        sector    | nl       | Sector   | Q1        | asked     |
        staff     | en       | Staff?   | Q2        | asked     | fte
        platforms | en       |          | Q3_1,Q3_2 | all       |
        """)
    keyed = rows.set_index(["item", "language"])
    for row in expected.itertuples():
        found_row = keyed.loc[(row.item, row.language)]
        assert found_row["question"] == (row.question or "")
        assert (found_row["columns"], found_row["base_kind"]) == (row.columns, row.base_kind)
    assert keyed.loc[("staff", "nl"), "unit"] == "fte"
    assert len(rows) == 2 * 6


def test_nets_follow_the_options_and_have_no_classification(tmp_path):
    study, found = listed(tmp_path)
    rows = options_table(found, study.languages).query("item == 'sector' and language == 'nl'")
    assert rows["label"].tolist() == ["Financiën", "Other", "all_"]
    assert rows["option_order"].tolist() == [1, 2, 3]
    assert rows["is_net"].tolist() == [False, False, True]
    assert rows["classification"].fillna("none").tolist() == ["K", "none", "none"]


def test_bands_and_levels_have_options_too(tmp_path):
    _, found = listed(tmp_path)
    rows = options_table(found, ()).set_index("item")
    assert rows.loc["size", "label"] == "<50"
    assert rows.loc["total", "option"] == "low"
    assert rows.loc["size", "language"] == ""
