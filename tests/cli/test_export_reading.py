"""How an export would be read."""

import pytest

from pipeline.cli.export_reading import read_with_codebook
from pipeline.codebook import load_study
from pipeline.errors import ExportError
from tests.twelve.study import HERE


@pytest.fixture
def read(tmp_path):
    """Reads wave 2011 after some text in it was replaced."""

    def reading(*replaced):
        text = (HERE / "2011.csv").read_text(encoding="utf-8")
        for old, new in replaced:
            assert old in text
            text = text.replace(old, new)
        export = tmp_path / "2011.csv"
        export.write_text(text, encoding="utf-8")
        study = load_study(HERE / "codebook.yaml")
        return read_with_codebook(study, study.wave("2011"), [export])

    return reading


def test_a_good_export_says_who_would_count(read):
    found = read()
    assert (found.problems, found.unmatched, found.unknown) == ((), (), {})
    assert (found.rows, found.personal) == (18, 1)
    assert found.respondents == {
        "kept": 12, "screened_out": 1, "incomplete": 1, "speeder": 1, "duplicate": 1, "straightliner": 1, "test": 1,
    }  # fmt: skip


def test_a_code_that_is_not_in_the_codebook_is_listed_with_its_rows(read):
    found = read(("Marketing", "Board"))
    assert list(found.unknown) == ["responsible"]
    assert "'Board' in 4 rows" in found.unknown["responsible"][0]
    assert found.problems == found.unknown["responsible"]
    assert found.respondents is None


def test_every_problem_is_found_at_once(read):
    found = read(("Sector", "Branch"), ("Marketing", "Board"), ("Better", "Up"))
    assert [one.key for one in found.unmatched] == ["items.sector"]
    assert set(found.unknown) == {"responsible", "growth"}
    assert len(found.problems) == 3
    assert "Branch" in found.unused


def test_a_repeated_respondent_is_a_problem_too(read):
    found = read(("\n2,B", "\n1,B"))
    assert found.respondents is None
    assert "must name each respondent once" in found.problems[0]


def test_a_target_that_nobody_can_meet_is_a_problem_before_the_run(tmp_path):
    (tmp_path / "export.csv").write_text("Q\n" + "a\n" * 6)
    (tmp_path / "small").mkdir()
    codebook = tmp_path / "small" / "codebook.yaml"
    codebook.write_text(
        "study: small\ntargets: {size: {a: 0.5, b: 0.5}}\n"
        "items: {size: {column: Q, options: [[a, Small], [b, Large]]}}\n"
    )
    study = load_study(codebook)
    found = read_with_codebook(study, study.wave("2012"), [tmp_path / "export.csv"])
    assert "targets.size wants 50.0% 'b'" in found.problems[0]
    assert found.respondents is None


def test_what_is_no_export_at_all_is_an_error(tmp_path):
    empty = tmp_path / "2011.csv"
    empty.write_text("")
    study = load_study(HERE / "codebook.yaml")
    with pytest.raises(ExportError, match="empty"):
        read_with_codebook(study, study.wave("2011"), [empty])


@pytest.mark.parametrize(
    ("design", "rows", "said"),
    [
        (
            "{strata: S, fpc: N}",
            "a,1,3,1 a,2,3,1 a,3,3,1 a,4,3,1",
            "(column 'N') in stratum 'a' is less than",
        ),
        (
            "{strata: S, psu: P, lonely: fail}",
            "a,1,9,1 a,2,9,1 b,3,9,1 b,3,9,1",
            "only one PSU in stratum 'b'",
        ),
        (
            "{strata: S, psu: P, replicates: {method: jkn}}",
            "a,1,9,1 a,2,9,1 b,3,9,1 b,3,9,1",
            "small:2012: design: replicate weights: stratum b has one PSU",
        ),
        (
            "{psu: P, fpc: N, second_stage: M}",
            "a,1,9,1 a,1,9,1 a,2,9,3 a,2,9,1",
            "in the PSU of row 3 of the export",
        ),
    ],
)
def test_a_design_that_a_run_refuses_is_a_problem(tmp_path, design, rows, said):
    """Three of three in the population, where four answered; and so on."""
    (tmp_path / "export.csv").write_text("S,P,N,M,Q\n" + "".join(f"{row},x\n" for row in rows.split() * 2))
    (tmp_path / "small").mkdir()
    codebook = tmp_path / "small" / "codebook.yaml"
    codebook.write_text(
        f"study: small\ndesign: {design}\nitems: {{q: {{column: Q, options: [[x, X], [y, Y]]}}}}\n"
    )
    study = load_study(codebook)
    found = read_with_codebook(study, study.wave("2012"), [tmp_path / "export.csv"])
    assert said in found.problems[0]
    assert found.respondents is None
