from pipeline.report.explain import explain_correlation, explain_rate
from pipeline.report.wave_view import records


def trail_of(view, explained, rows):
    return dict(explained(view, records(rows)[0]).facts)


def test_a_share_leads_back_to_file_codebook_and_counts(view):
    wave = view("twelve:2011")
    rates = wave.rates
    chosen = rates[(rates["item"] == "social") & (rates["option"] == "yes_") & (rates["banner"] == "total")]
    trail = trail_of(wave, explain_rate, chosen)
    assert trail["Export"].startswith("data/raw/twelve/2011.csv, delimited, sha256 ")
    assert trail["Codebook line"] == "data/raw/twelve/codebook.yaml:43"  # `social:`
    assert trail["Columns of the export"] == "Social"
    assert "raked" in trail["Weight"] or "firms" in trail["Weight"]
    assert trail["Rests on"] == "respondents’ answers"
    assert "÷" in trail["Share"]


def test_a_correlation_says_its_score_and_its_outcome(view):
    wave = view("twelve:2011")
    trail = trail_of(wave, explain_correlation, wave.correlations)
    assert trail["Score"].startswith("mean of strategy, people, tools; reversed: people")
    assert trail["Outcome: Columns of the export"] == "Growth"


def test_a_reconstruction_rests_on_assumptions_and_says_so(view):
    wave = view("hostile:2011")
    rates = wave.rates[wave.rates["item"] == "uses"]
    trail = explain_rate(wave, records(rates)[0])
    assert trail.is_reconstructed
    assert dict(trail.facts)["Rests on"] == "assumption of the reconstruction"
