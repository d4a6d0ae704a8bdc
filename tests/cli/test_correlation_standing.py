"""What `survey correlate` says below its table."""


def test_the_facts_stand_below_the_totals_and_not_below_a_split(survey, published):
    said = survey("correlate", "twelve", "--wave", "2011", "--data", published.root)
    assert "integration and growth" in said.out
    assert "these data cannot show which came first" in said.out
    split = survey("correlate", "twelve", "--wave", "2011", "--by", "country", "--data", published.root)
    assert "which came first" not in split.out


def test_csv_has_rows_only(survey, published):
    said = survey("correlate", "twelve", "--wave", "2011", "--format", "csv", "--data", published.root)
    assert "which came first" not in said.out
