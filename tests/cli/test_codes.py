"""`survey codes`: from texts to codes and back into the results."""

import pytest

CODEBOOK = """\
study: open
items:
  sector: {column: Q1, options: [[fin, Finance], [other, Other]]}
  sector_other: {column: Q2, type: text, publish: false, codes: other.csv, other_of: {sector: other}}
"""


@pytest.fixture
def study(tmp_path):
    folder = tmp_path / "data" / "raw" / "open"
    folder.mkdir(parents=True)
    (folder / "codebook.yaml").write_text(CODEBOOK, encoding="utf-8")
    (folder / "2011.csv").write_text(
        "Q1,Q2\nOther,Banking\nOther,banking \nFinance,\nOther,a farm\n", encoding="utf-8"
    )
    return folder


def test_texts_are_listed_once_and_what_is_coded_stays(study, survey):
    data = ("--data", study.parents[1])
    refused = survey("check", study / "2011.csv", "--study", "open", *data)
    assert refused.status == 1
    assert "`survey codes open` writes it" in refused.err

    said = survey("codes", "open", *data)
    assert "2 texts without a code, 2 of them new; 0 coded" in " ".join(said.out.split())
    file = study / "other.csv"
    assert file.read_text(encoding="utf-8-sig").splitlines() == [
        "text,code,label,respondents", "Banking,,,2", "a farm,,,1",
    ]  # fmt: skip
    assert survey("codes", "open", *data).out.count("0 of them new") == 1

    file.write_text("text,code\nBanking,fin\na farm,\n", encoding="utf-8")
    checked = survey("check", study / "2011.csv", "--study", "open", *data)
    assert checked.status == 0
    assert "sector_other: 1 text of 1 respondent without a code" in checked.out
    assert "a farm" not in checked.out

    (study / "2012.csv").write_text("Q1,Q2\nOther,BANKING\nOther,a big farm\n", encoding="utf-8")
    survey("codes", "open", *data)
    assert "a big farm" in file.read_text(encoding="utf-8-sig")
    assert file.read_text(encoding="utf-8-sig").startswith("text,code\nBanking,fin\na farm,\n")


def test_a_study_without_coded_texts_says_so(study, survey):
    text = "study: open\nitems: {sector: {column: Q1, type: text}}\n"
    (study / "codebook.yaml").write_text(text, encoding="utf-8")
    said = survey("codes", "open", "--data", study.parents[1])
    assert said.status == 2
    assert "write `codes: FILE.csv`" in said.err
