from tests.small import staged_small

CODEBOOK = """
    {more}
    company_id: F
    items:
      sector: {{column: S, options: [[fin, Finance], [media, Media], [trade, Trade]]}}
      revenue: {{column: R, type: number, unit: {unit}}}
    banners: [sector]
    """
SECTORS = ("fin", "media", "trade")


def drawing(first):
    """Twelve companies a sector with 10 each, but for the first of finance."""
    lines = [f"{sector} | {sector}{n} | 10" for sector in SECTORS for n in range(12)]
    lines[0] = f"fin | fin0 | {first}"
    return "S | F | R\n" + "\n".join(lines)


def revenue(tmp_path, drawn, unit="EUR", more=""):
    _, _, tables = staged_small(tmp_path, CODEBOOK.format(unit=unit, more=more), drawn, upto="tabulate")
    return tables.load("score_means").set_index("banner_option")


def test_a_sum_that_gives_its_largest_company_away_is_hidden_with_another(tmp_path):
    """11 of 12 have 10: the second knows the largest to 100, which is under 10% of 1,001, not of 999."""
    told = revenue(tmp_path, drawing(1001))
    assert told.loc["fin", ["mean", "median", "std_dev", "unweighted_base"]].isna().all()
    assert told["flag"].str.split().str[0].to_dict() == {
        "total": "model_based", "fin": "suppressed", "media": "suppressed_secondary", "trade": "low_base",
    }  # fmt: skip


def test_a_sum_that_protects_its_largest_company_is_shown(tmp_path):
    assert revenue(tmp_path, drawing(999))["mean"].notna().all()


def test_p_is_the_codebooks(tmp_path):
    assert revenue(tmp_path, drawing(600), more="tables: {p_percent: 20}")["mean"].isna().sum() == 2


def test_fewer_than_ten_companies_show_no_money(tmp_path):
    few = "\n".join(line for line in drawing(10).splitlines() if "fin9" not in line and "fin1" not in line)
    found = revenue(tmp_path, few)
    assert found.loc["fin", "flag"].startswith("suppressed")
    assert found["mean"].isna().sum() == 2


def test_other_numbers_follow_the_rule_of_bases_alone(tmp_path):
    assert revenue(tmp_path, drawing(1001), unit="people")["mean"].notna().all()


def test_a_score_of_money_is_money(tmp_path):
    _, _, tables = staged_small(
        tmp_path,
        CODEBOOK.format(unit="EUR", more="scores: {wealth: {items: [revenue], method: sum}}"),
        drawing(1001),
        upto="tabulate",
    )
    found = tables.load("score_means").query("measure == 'wealth'").set_index("banner_option")
    assert found["mean"].isna().to_dict() == {"total": False, "fin": True, "media": True, "trade": False}
