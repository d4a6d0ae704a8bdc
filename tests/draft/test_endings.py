from pipeline.draft import drafted_codebook
from pipeline.draft.endings import find_endings
from pipeline.ingest.export import Role
from tests.draft.draft_and_check import checked
from tests.draft.drawn_profiles import profile


def test_a_column_named_and_filled_like_one_says_how_interviews_ended():
    status = profile("Interview status", {"Complete": 9, "Screened out": 3, "Partial": 2})
    found = find_endings([profile("q1", {"Complete": 5}), status], "delimited")
    assert (found.column, found.is_known, found.has_screened_out) == ("Interview status", False, True)
    assert dict(found.meaning)["partial"] == ("Partial",)


def test_a_question_about_a_status_is_a_question():
    for cells in ({"Married": 5, "Complete": 2}, {"Complete": 9}):
        assert find_endings([profile("status", cells)], "delimited") is None


def test_numbers_mean_what_their_tool_means():
    status = profile("status", {"3": 90, "1": 10}, role=Role.STATUS)
    assert find_endings([status], "decipher").has_screened_out
    assert not find_endings([profile("status", {"1": 10}, role=Role.STATUS)], "decipher").has_screened_out


def test_who_was_screened_out_does_not_count_in_the_draft(tmp_path):
    rows = "".join(
        f"{n},{'complete' if n % 4 else 'screened'},{'Yes' if n % 3 else 'No'}\n" for n in range(1, 25)
    )
    path = tmp_path / "2012.csv"
    path.write_text(f"id,status,q1\n{rows}", encoding="utf-8")
    text = drafted_codebook({"2012": [path]}, study="s")
    assert 'disposition: {column: "status", complete: ["complete"], screened_out: ["screened"]}' in text
    assert "exclude: [screened_out]" in text
    assert checked(tmp_path, path).respondents == {"kept": 18, "screened_out": 6}
