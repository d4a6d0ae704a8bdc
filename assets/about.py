"""What a table is there for, in a sentence below its grain: who opens the UI has not read the documentation."""

from pipeline.contract import Table

ABOUT = {
    "exports": "The files as they arrived: name, hash, size, encoding, and what the reader noticed.",
    "export_columns": "What the file itself says of its columns: question texts, value labels, missing codes.",
    "export_rows": "The cells as text, without personal columns; every number leads back to a `source_row` here.",
    "respondents": "Who counts and who does not, with the rule that dropped them.",
    "responses": "What was answered, in the codebook's codes, numbers and dates: what all counting reads.",
    "answers": "The same answers in long form, for queries by hand; a view.",
    "missing_answers": "Why there is no answer: not asked, refused, don't know, or blank; a view.",
    "items": "The codebook's questions, with the line that each stands on.",
    "options": "The codebook's answers, with their labels.",
    "scores": "Items combined into one number, and its level.",
    "weights": "Weights with mean 1, and grossing weights where there are any.",
    "weight_margins": "How far the weights bring the sample to its targets.",
    "response_rates": "How many of those approached took part, by AAPOR's definitions.",
    "rates": "Adoption and integration rates: each share with its base, its interval and what it differs from.",
    "score_means": "Means of scores and numeric items with their intervals.",
    "associations": "Whether an item goes with a banner at all: the tests behind the tables.",
    "totals": "How many in the population, where a weight grosses up.",
    "adjusted_rates": "Shares as they would be at one common mix, so that columns can be compared.",
    "option_pairs": "Which of two options is chosen more often.",
    "correlations": "Does a score go with an outcome: how strongly, and how surely.",
    "homogeneity": "Whether that correlation is the same in all groups.",
    "reliability": "Whether a score's items measure one thing: alpha, omega, and each item's part.",
    "measurement": "Whether a score means the same in every group; without that its means are not compared.",
    "models": "The same question with other explanations held constant.",
    "specifications": "The same question under every reasonable choice of an analyst.",
    "robustness": "How much would have to be wrong for a correlation to go away.",
    "outcome_matches": "How many companies an archival figure was found for.",
    "trends": "What changed from one wave to the next, and whether that is more than chance.",
    "trend_tests": "Whether there is a direction over three waves or more.",
    "decompositions": "How much of a change is another mix of companies, and how much is other answers.",
    "benchmarks": "Figures that were published elsewhere beside what comes out here.",
    "order_in_time": "Whether the score comes before the outcome, among companies seen twice.",
    "study_effects": "What each study brings to the pooled effects.",
    "pooled": "One effect over studies and waves, with how much they differ.",
    "pooled_effects": "Its members, as a forest plot draws them.",
}


def about(table: Table) -> str:
    """The description of a table's asset: its grain first, then what it is for, and who may see it."""
    private = " Private: respondents." if table.is_private else ""
    where = (
        "" if table.is_view else "\n\nNewest figures: below, under Metadata; of each wave: under Partitions."
    )
    return f"{table.grain}. {ABOUT[table.name]}{private}{where}"
