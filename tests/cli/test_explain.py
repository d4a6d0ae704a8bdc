import pytest


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


def test_any_published_number_is_explained_by_its_table_and_row(published, survey):
    row = ["--where", "measure=integration"]
    said = survey(
        "explain", "twelve", "--data", published.root, "--wave", "2011", "--table", "score_means", *row
    )
    assert said.status == 0
    for words in (
        "2011.csv",
        "mean of strategy, people, tools",
        "respondents with a value",
        "everybody in the universe",
    ):
        assert words in said.out


def test_a_change_is_explained_from_the_later_wave(published, survey):
    words = ["--table", "trends", "--where", "item=social", "--where", "option=yes_"]
    said = survey("explain", "twelve", "--data", published.root, "--wave", "2012", *words)
    assert "from_wave 2011, to_wave 2012" in said.out
    assert "survey explain twelve --wave 2011" in said.out


@pytest.mark.parametrize(
    "words, said",
    [
        (["--table", "responses"], "no table 'responses'"),
        (["--table", "totals", "--where", "itm=social"], "no column 'itm'. The nearest is 'item'"),
        (["--table", "score_means", "--where", "measure"], "write COLUMN=VALUE"),
        (
            ["--table", "rates", "--where", "item=social"],
            "rows fit; name one with --where option=yes_|no_|missing:refused.",
        ),
    ],
)
def test_words_that_mean_no_row_or_several_are_wrong_use(published, survey, words, said):
    found = survey("explain", "twelve", "--data", published.root, "--wave", "2011", *words)
    assert found.status == 2
    assert said in found.err
