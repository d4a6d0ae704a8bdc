import stat

import pandas as pd


def test_a_workbook_is_written_where_asked(published, survey, tmp_path):
    said = survey("export", "twelve", "--data", published.root, "--to", "xlsx", "-o", tmp_path / "t.xlsx")
    assert said.status == 0
    assert said.out.strip() == str(tmp_path / "t.xlsx")
    assert (tmp_path / "t.xlsx").stat().st_size > 5000


def test_respondents_are_private_unless_told_otherwise(published, survey):
    said = survey("export", "twelve", "--data", published.root, "--to", "parquet", "--wave", "2011")
    to = published.private / "exports" / "twelve-2011.parquet"
    assert said.out.strip() == str(to)
    assert stat.S_IMODE(to.stat().st_mode) == 0o600
    assert len(pd.read_parquet(to)) == 12
    assert "Respondents' rows" in said.err


def test_several_waves_do_not_fit_one_file(published, survey, tmp_path):
    said = survey("export", "twelve", "--data", published.root, "--to", "csv", "-o", tmp_path / "t.csv")
    assert said.status == 2
    assert "--wave" in said.err


def test_several_waves_go_to_a_folder(published, survey, tmp_path):
    survey("export", "twelve", "--data", published.root, "--to", "sav", "-o", tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "twelve-2011.sav", "twelve-2011.sps", "twelve-2012.sav", "twelve-2012.sps",
    ]  # fmt: skip
