import pytest

ITEMS = """\
items:
  sector: {column: A, options: [[fin, Finance], [media, Media]], nets: {both: [fin, media]}}
  n: {column: N, type: number, bands: {size: [[s, S, null, 5], [l, L, 5, null]]}}
  many: {columns: {x: E, y: F}}
  free: {column: G, type: text}
  growth: {column: H, type: ordinal, options: [["1", Less], ["2", More]]}
scores: {levels: {items: [growth], levels: [[low, Low, 1]]}, plain: {items: [growth]}}
weights: {firms: wt}
universes: {users: {many: [x]}}
"""


def check(problems, text, *found):
    assert problems(ITEMS + text + "\n") == [f"11: {line}" for line in found]


@pytest.mark.parametrize(
    ("banner", "found"),
    [
        (
            "sectr",
            ["banners: found sectr, which is not in the codebook (did you mean `sector`?); name an item"],
        ),
        ("n", ["banners: n is a number; name its bands: size; a banner needs options"]),
        ("free", ["banners: free is of type text and has no options; a banner needs options"]),
        ("plain", ["banners: plain is a score without levels; give it `levels`; a banner needs options"]),
        ("[sector, sector]", ["banners: the banner sector and sector is here twice; remove one"]),
        ("[sector, size], [size, sector]", ["banners: the banner size and sector is here twice; remove one"]),
        ("sector, size, levels, many, [sector, size]", []),
    ],
)
def test_banners_have_options(problems, banner, found):
    check(problems, f"banners: [{banner}]", *found)


def test_outcomes_can_be_correlated(problems):
    check(problems, "outcomes: [growth, n, plain, size]")
    check(
        problems,
        "outcomes: [sector]",
        "outcomes: sector is of type single; an outcome is ordinal, a number or a score: "
        "write `type: ordinal` if its options are in order",
    )


def test_archival_results_are_outcomes(problems):
    check(
        problems,
        "company_id: Firm\noutcome_files: [{file: f.csv, key: id, columns: {margin: {unit: share}}}]\noutcomes: [margin]",
    )


def test_archival_results_need_a_company_and_what_their_columns_are_held_against(problems):
    at = "outcome_files"
    check(
        problems,
        "outcome_files: [{file: f.csv, key: id, year_column: Y, currency_column: C, columns: {margin: {}}}]",
        f"{at}: f.csv is joined on the company, but there is no `company_id`; add it",
        f"{at}.columns.margin: with a `currency_column` each column needs its `unit`",
        f"{at}.columns.margin: with a `year_column` each column needs its `year`",
    )


def test_a_marker_is_a_number_or_in_order(problems):
    check(problems, "marker: n")
    check(problems, "marker: free", "marker: free is of type text; a marker is ordinal or a number")


def test_controls_have_options_or_are_numbers(problems):
    check(problems, "controls: [sector, size, n]")
    check(
        problems, "controls: [free]", "controls: free is of type text; a control has options or is a number"
    )


def test_only_a_reconstruction_has_assumptions(problems):
    check(problems, "provenance: reconstructed\nassumptions: {growth: {spearman: 0.2}}")
    check(
        problems,
        "assumptions: {growth: {spearman: 0.2}}",
        "assumptions: only a reconstruction has assumptions; say `provenance: reconstructed` or remove them",
    )


@pytest.mark.parametrize(
    ("targets", "found"),
    [
        ("size: {s: 0.667, l: 0.333}", []),
        ("sector: {fin: 0.6667, media: 0.3333}", []),
        ("size: {s: 0.667, l: 0.334}", ["targets.size: the shares sum to 1.001; let them sum to 1"]),
        ("size: {s: 1, x: 0}", ["targets.size.x: found x, no option of size; it has s, l"]),
        ("sise: {s: 1}", ["targets.sise: found sise, which is not in the codebook (did you mean `size`?)"]),
        ("n: {s: 1}", ["targets.n: n is a number; name its bands: size; a target needs one"]),
        ("many: {x: 1}", ["targets.many: many has several answers a respondent; a target needs one"]),
    ],
)
def test_targets_are_shares_of_options_that_sum_to_one(problems, targets, found):
    lines = problems(f"{ITEMS}targets: {{{targets}}}\n")
    assert len(lines) == len(found)
    assert all(line.startswith(f"11: {one}") for line, one in zip(lines, found, strict=True))


def test_published_figures_are_of_no_column_that_a_banner_leaves_out(problems):
    found = problems(
        "missing: {'9': dont_know}\nitems: {step: {column: A, options: [[a, A], [dont_know, '?']]}}\n"
        "published: [{wave: '2011', item: step, option: a, banner: {step: dont_know}, share: 0.5, source: S}]\n"
    )
    assert found == ["4: published.banner.step: found dont_know, which is a reason for missing: no column"]


@pytest.mark.parametrize(
    ("figure", "found"),
    [
        ("item: sector, option: both, banner: {size: s}, universe: users, weighting: firms", []),
        ("item: levels, option: low, weighting: none", []),
        ("item: sector, option: 'missing:refused'", []),
        (
            "item: sector, option: finn",
            ["option: found finn, no option of sector (did you mean `fin`?); it has fin,"],
        ),
        ("item: n, option: s", ["option: found the option s, but n is a number; name its bands: size"]),
        (
            "item: sector, option: fin, banner: {size: huge}",
            ["banner.size: found huge, no option of size; it has s, l"],
        ),
        (
            "item: sector, option: fin, banner: {sector: both}",
            ["banner.sector: found both, no option of sector"],
        ),
        (
            "item: sector, option: fin, universe: user",
            ["universe: found user, which is not under `universes` (did"],
        ),
        (
            "item: sector, option: fin, weighting: raked",
            ["weighting: found raked; the wave 2011 has firms, none"],
        ),
    ],
)
def test_published_figures_are_about_what_the_codebook_has(problems, figure, found):
    lines = problems(f"{ITEMS}published: [{{wave: '2011', share: 0.5, source: S, {figure}}}]\n")
    assert len(lines) == len(found)
    assert all(line.startswith(f"11: published.{one}") for line, one in zip(lines, found, strict=True))
