from pipeline.report.explain import explain_correlation, explain_rate
from pipeline.report.table_rows import matching, records


def test_a_share_leads_back_to_file_codebook_and_counts(view):
    wave = view("twelve:2011")
    (chosen,) = records(matching(wave.rates, item="social", option="yes_", banner="total", universe="all"))
    trail = dict(explain_rate(wave, chosen).facts)
    assert trail["Export"].startswith("data/raw/twelve/2011.csv, delimited, sha256 ")
    assert trail["Codebook line"] == "data/raw/twelve/codebook.yaml:43"  # `social:`
    assert trail["Columns of the export"] == "Social"
    assert "raked" in trail["Weight"] or "firms" in trail["Weight"]
    assert trail["Rests on"] == "respondents’ answers"
    assert "÷" in trail["Share"]


def test_a_suppressed_share_has_dashes_for_its_counts(view):
    wave = view("twelve:2011")
    hidden = next(row for row in records(wave.rates) if "suppressed" in row["flag"].split())
    trail = dict(explain_rate(wave, hidden).facts)
    assert {trail[f"{kind} {of}"] for kind in ("Unweighted", "Weighted") for of in ("count", "base")} == {"–"}


def test_a_correlation_says_its_score_and_its_outcome(view):
    wave = view("twelve:2011")
    trail = dict(explain_correlation(wave, wave.correlations[0]).facts)
    assert trail["Score"].startswith("mean of strategy, people, tools; reversed: people")
    assert trail["Outcome: Columns of the export"] == "Growth"


def test_a_reconstruction_rests_on_assumptions_and_says_so(view):
    wave = view("hostile:2011")
    trail = explain_rate(wave, records(matching(wave.rates, item="uses"))[0])
    assert trail.is_reconstructed
    assert dict(trail.facts)["Rests on"] == "assumption of the reconstruction"
