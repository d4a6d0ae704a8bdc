from pipeline.notebook.facts import facts
from pipeline.notebook.view import open_published


def test_the_facts_of_a_correlation_are_a_table_of_two_columns(published):
    view = open_published("twelve", "2011", data=published.root)
    found = facts(view, "integration", "growth", data=published.root)
    assert list(found) == ["what", "words"]
    assert "which came first" in found.set_index("what").loc["Order in time", "words"]
