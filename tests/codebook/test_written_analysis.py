def test_a_correlation_is_within_its_bounds_and_of_somebody(problems):
    found = problems(
        "items: {a: {column: A, type: text}}\n"
        "analysis: {confidence: 1.5, adjustment: bonferroni}\n"
        "published_correlations:\n"
        "  - {score: s, outcome: o, r: 1.2, respondents: 3, source: x}\n"
    )
    assert [line.split(":")[0] for line in found] == ["3", "3", "5", "5"]
