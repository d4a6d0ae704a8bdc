"""The summary after a run."""

from dataclasses import replace

import pytest

from pipeline.cli.summary import base_line, correlation_lines, print_summary, verdict_line, warnings
from pipeline.cli.summary_facts import wave_facts
from pipeline.codebook import load_study


@pytest.fixture(scope="module")
def facts(published):
    return wave_facts(published, load_study(published.raw / "twelve" / "codebook.yaml"), "2011")


@pytest.fixture
def printed(published, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")

    def text(*keys):
        print_summary(published, keys)
        return capsys.readouterr().out

    return text


def test_a_wave_is_summed_up_in_one_screen(printed):
    lines = printed("twelve:2011").splitlines()
    assert lines[1] == "twelve:2011  Twelve respondents"
    firsts = [line.split("  ")[0] for line in lines if line and not line.startswith(" ")]
    assert firsts[1:7] == [
        "respondents",
        "asked first",
        "adoption",
        "integration",
        "correlation",
        "published",
    ]
    assert len(lines) < 40


def test_a_reconstruction_cannot_be_missed(printed):
    said = printed("twelve:2011", "made-up:2011")
    assert said.index("RECONSTRUCTED DATA (made-up:2011)") < said.index("twelve:2011  ")
    assert "made-up:2011  Twelve respondents  (reconstructed)" in said
    assert said.count("The strength of these correlations is an assumption, not a finding.") == 1


def test_it_says_where_to_look_next(printed, published):
    said = printed("twelve:2011")
    assert f"report:  {published.processed / 'reports' / 'twelve' / 'index.html'}" in said
    assert "survey rates twelve --wave 2011 --item social" in said
    assert "survey ui" in said


def test_of_many_waves_the_first_few_are_shown(printed):
    assert "and 4 more waves." in printed(*["twelve:2011"] * 10)


def test_a_base_says_of_whom_and_how_weighted(facts):
    assert base_line(facts.headlines[1].rows) == "of 8, weighted by firms; 95% intervals"


def test_a_correlation_has_both_methods_with_intervals(facts):
    lines = list(correlation_lines(facts))
    assert [line.split(":")[0] for line in lines] == [
        "integration with growth",
        "integration with satisfaction",
    ]
    assert "Spearman " in lines[0]
    assert "Pearson " in lines[0]
    assert list(correlation_lines(replace(facts, is_reconstructed=True)))[-1].endswith(
        "an assumption, not a finding."
    )


def test_published_figures_are_counted_by_verdict(facts):
    assert verdict_line(facts) == (
        "of 4 published figures: 1 reproduced, 1 differ, 1 irreconcilable, 1 not comparable (hidden)"
    )


def test_warnings_name_weak_cells_lost_figures_and_what_the_reader_noticed(facts):
    said = list(warnings(replace(facts, weak_cells={"low_base": 1, "suppressed": 2}, notes=("odd",))))
    assert said[0] == "1 rate on a base under 30, 2 not shown for a base under 5"
    assert said[1] == "social=yes_: published 70%, computed 70.8%"
    assert said[2] == "odd"
    assert list(warnings(replace(facts, design=("no standard error",))))[1] == "no standard error"
    many = list(warnings(replace(facts, differing=("one",) * 10)))
    assert many[-1] == "and 2 more published figures that did not come out"
    fine = replace(facts, weak_cells={"low_base": 0, "suppressed": 0}, differing=(), notes=())
    assert list(warnings(fine)) == []
