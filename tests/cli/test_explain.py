def test_a_share_is_explained_from_file_to_formula(published, survey):
    said = survey(
        "explain",
        "twelve",
        "--data",
        published.root,
        "--wave",
        "2011",
        "--item",
        "social",
        "--option",
        "yes_",
    )
    assert said.status == 0
    for words in ("2011.csv", "sha256", "codebook.yaml:43", "÷", "Wilson"):
        assert words in said.out


def test_a_group_and_a_universe_narrow_it(published, survey):
    words = [
        "--wave",
        "2011",
        "--item",
        "platforms",
        "--option",
        "facebook",
        "--universe",
        "users",
        "--weighting",
        "none",
    ]
    said = survey("explain", "twelve", "--data", published.root, *words, "--banner", "country=uk")
    assert "country is United Kingdom" in said.out
    assert "social is Yes" in said.out


def test_a_correlation_is_explained_and_a_reconstruction_warned_of(published, survey):
    said = survey(
        "explain",
        "made-up",
        "--data",
        published.root,
        "--wave",
        "2011",
        "--score",
        "integration",
        "--outcome",
        "growth",
    )
    assert "mean of strategy, people, tools" in said.out
    assert "RECONSTRUCTED DATA" in said.err


def test_what_is_not_there_is_wrong_use_and_says_what_is(published, survey):
    said = survey(
        "explain", "twelve", "--data", published.root, "--wave", "2011", "--item", "social", "--option", "yes"
    )
    assert said.status == 2
    assert "yes_" in said.err
    assert survey("explain", "twelve", "--data", published.root, "--wave", "2011").status == 2
