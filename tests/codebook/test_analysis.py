from pipeline.codebook.analysis_model import OutcomeColumn

CODEBOOK = """\
company_id: Firm
items: {a: {column: A, type: number}}
analysis: {confidence: 0.9, adjustment: bh, imputations: 20}
outcome_files:
  - {file: f.csv, key: id, year_column: Y, columns: {profit: {column: P, unit: EUR, year: 2011, transformation: log}}}
published_correlations:
  - {score: integration, outcome: growth, r: 0.2, respondents: 120, source: Somebody 2014}
"""


def test_settings_are_read_and_the_others_keep_their_defaults(read):
    analysis = read(CODEBOOK).analysis
    assert (analysis.confidence, analysis.adjustment, analysis.imputations) == (0.9, "bh", 20)
    assert (analysis.permutations, analysis.resamples, analysis.smallest_effect) == (500, 0, 0.1)


def test_an_outcome_file_says_where_its_outcomes_stand(read):
    (file,) = read(CODEBOOK).outcome_files
    assert (file.year_column, file.currency_column) == ("Y", None)
    assert dict(file.columns) == {"profit": OutcomeColumn("profit", "P", "EUR", 2011, "log", "profit")}


def test_a_published_correlation_is_read_with_its_respondents(read):
    (figure,) = read(CODEBOOK).published_correlations
    assert (figure.r, figure.respondents, figure.method, figure.line) == (0.2, 120, "pearson", 8)
