from pipeline.codebook.problems import Problems, nearest


def test_problems_are_listed_by_line_and_those_of_other_files_last():
    problems = Problems("codebook.yaml")
    problems.add(9, "items.b", "second")
    problems.add(2, "", "a row", file="a.csv")
    problems.add(3, "items.a", "first")
    assert (
        str(problems.as_error())
        == "codebook.yaml:3: items.a: first\ncodebook.yaml:9: items.b: second\na.csv:2: a row"
    )


def test_a_file_beside_the_codebook_is_named_with_its_folder():
    problems = Problems("data/raw/insites/codebook.yaml")
    problems.add(2, "", "a row", file="targets.csv")
    assert str(problems.as_error()) == "data/raw/insites/targets.csv:2: a row"


def test_the_same_problem_counts_once():
    problems = Problems("codebook.yaml")
    problems.add(3, "items.a", "it")
    problems.add(3, "items.a", "it")
    assert len(problems.sorted()) == 1


def test_the_nearest_name_is_suggested_whatever_its_capitals():
    assert nearest("SECTR", ["size", "sector"]) == " (did you mean `sector`?)"
    assert nearest("sector", ["size", "Sector"]) == " (did you mean `Sector`?)"


def test_nothing_is_suggested_where_nothing_is_near():
    assert nearest("country", ["size", "sector"]) == ""
