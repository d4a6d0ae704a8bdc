"""Changes and trends of three waves, each from its export: R's survey on all waves stacked (panel.R)."""

from functools import cache

import pandas as pd
import pytest

from pipeline.compare.across import compare_waves
from pipeline.correlate.wave import correlate_wave
from pipeline.engine import Tables
from tests.counted import counted
from tests.reference.values import reference, reference_data

R = reference("panel")
ITEMS = """
waves: {"2011": {label: First}, "2012": {label: Second}, "2013": {label: Third}}
items:
  uses: {column: uses, options: [[y_, "Yes"], [n_, "No"]]}
  sector: {column: sector, options: [[fin, fin], [media, media]]}
  size: {column: size, options: [[small, small], [large, large]]}
banners: [sector]
"""
KNOWN = "company_id: company\n"
WEIGHT = "weights: {w: w}\n"
TARGETS = "targets: {size: {small: 0.65, large: 0.35}, sector: {fin: 0.55, media: 0.45}}\n"
LONELY = "weights: {{w: w}}\ndesign: {{strata: stratum, lonely: {}}}\n"
CLUSTERS = {"north": 8, "south": 10, "west": 6}
RSCALES = [(clusters - 1) / clusters for clusters in CLUSTERS.values() for _ in range(clusters)]
CASES = {
    "weighted": KNOWN + WEIGHT,
    "strata_fpc": KNOWN + WEIGHT + "design: {strata: stratum, fpc: N}",
    "clusters_fpc": KNOWN + WEIGHT + "design: {strata: stratum, psu: cluster, fpc: M}",
    "two_stage": KNOWN + WEIGHT + "design: {strata: stratum, psu: cluster, fpc: M, second_stage: units}",
    "jkn": KNOWN + WEIGHT + "design: {strata: stratum, psu: cluster, replicates: {method: jkn}}",
    "supplied": KNOWN + WEIGHT + f"design: {{replicates: {{method: jkn, prefix: r_, rscales: {RSCALES}}}}}",
    "fresh_clusters": WEIGHT + "design: {strata: stratum, psu: cluster}",
    "fresh_jkn": WEIGHT + "design: {strata: stratum, psu: cluster, replicates: {method: jkn}}",
    "raked": KNOWN + "design: {strata: stratum}\n" + TARGETS,
    "raked_clusters": KNOWN + "design: {psu: cluster}\n" + TARGETS,
    "lonely_remove": KNOWN + LONELY.format("remove"),
    "lonely_adjust": KNOWN + LONELY.format("adjust"),
    "lonely_average": KNOWN + LONELY.format("average"),
    "rotating": "respondent_id: company\n" + WEIGHT,
    "rotating_fpc": "respondent_id: company\n" + WEIGHT + "design: {strata: stratum, fpc: N}",
    "unweighted": "",
}
THE_SAME_AS = {"supplied": "jkn"}
WAVES = ("2011", "2012", "2013")
QUICK = ("rotating_fpc", "two_stage", "jkn")
EACH = [
    name if name in QUICK else pytest.param(name, marks=pytest.mark.long)
    for name in CASES
    if name != "unweighted"
]


def exports(name: str) -> dict[str, pd.DataFrame]:
    rows = reference_data("panel")
    if name.startswith("lonely"):
        alone = rows[rows["company"] == "west-001"].assign(stratum="alone", company="alone-001")
        rows = pd.concat([rows, alone])
    if name.startswith("rotating"):
        rows = rows[rows["rotating"] == 1]
    if name == "supplied":
        rows = rows.assign(**jackknife(rows)).drop(columns=["cluster", "stratum"])
    return {wave: rows[rows["wave"] == int(wave)].drop(columns="wave").astype(str) for wave in WAVES}


def jackknife(rows: pd.DataFrame) -> dict[str, pd.Series]:
    """The replicate weights that the case jkn makes: none for a cluster, more for the others of its stratum."""
    found = {}
    for cluster in sorted(rows["cluster"].unique()):
        stratum, _ = cluster.split("-")
        others = CLUSTERS[stratum] / (CLUSTERS[stratum] - 1)
        factor = rows["stratum"].eq(stratum).map({True: others, False: 1.0})
        found[f"r_{cluster.replace('-', '')}"] = rows["w"] * factor.mask(rows["cluster"] == cluster, 0.0)
    return found


@cache
def compared(name: str, folder) -> Tables:
    """`trends` and `trend_tests` of the three waves."""
    waves = {
        wave: counted(folder, CASES[name] + "\n" + ITEMS, rows, wave=wave)
        for wave, rows in exports(name).items()
    }
    for wave, found in waves.items():
        correlate_wave(found.study, found.study.wave(wave), found.tables)
    across = Tables(
        "study", "_", lambda table: folder / f"{table}.parquet", lambda table: folder / f"{table}.parquet"
    )
    study = waves[WAVES[0]].study
    compare_waves(study, {wave: found.tables for wave, found in waves.items()}, across)
    return across


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    made = {}
    return lambda name: made.setdefault(name, tmp_path_factory.mktemp(name))


def columns_of(name: str) -> dict[str, str]:
    """Columns of the tables, by R's names of them."""
    name = THE_SAME_AS.get(name, name)
    return {option: f"{name}/{option}" for option in ("total", "fin") if f"{name}/{option}/slope.se" in R}


@pytest.mark.parametrize("name", EACH)
def test_changes_and_their_errors_are_those_of_r(name, folders):
    rows = compared(name, folders(name)).load("trends").query("option == 'y_'")
    for option, key in columns_of(name).items():
        for wave, row in rows[rows["banner_option"] == option].set_index("from_wave").iterrows():
            assert row["change"] == pytest.approx(R[f"{key}/{wave}.change"], rel=1e-8), key
            assert row["std_error"] == pytest.approx(R[f"{key}/{wave}.se"], rel=1e-8), key
            assert row["method"] == ("z_independent" if name.startswith("fresh") else "z_overlap")


@pytest.mark.parametrize("name", EACH)
def test_trends_are_those_of_r(name, folders):
    rows = (
        compared(name, folders(name)).load("trend_tests").query("option == 'y_'").set_index("banner_option")
    )
    for option, key in columns_of(name).items():
        row = rows.loc[option]
        assert row["method"] == "linear_contrast"
        assert row["slope"] == pytest.approx(R[f"{key}/slope.slope"], rel=1e-8), key
        assert row["std_error"] == pytest.approx(R[f"{key}/slope.se"], rel=1e-8), key
        assert row["statistic"] == pytest.approx(R[f"{key}/slope.statistic"], rel=1e-8), key
        assert row["df"] == R[f"{key}/slope.df"], key
        assert row["p_value"] == pytest.approx(R[f"{key}/slope.p"], rel=1e-7), key
        if f"{key}/difference.F" in R:
            names = {"statistic": "F", "df1": "df1", "df2": "df2", "p_value": "p"}
            for ours, theirs in names.items():
                known = R[f"{key}/difference.{theirs}"]
                assert row[f"difference_{ours}"] == pytest.approx(known, rel=1e-7), (key, ours)


@pytest.mark.long
def test_without_weight_and_design_it_is_cochran_and_armitages_test(tmp_path):
    rows = compared("unweighted", tmp_path).load("trend_tests").query("option == 'y_'")
    row = rows.set_index("banner_option").loc["total"]
    assert (row["method"], row["df"]) == ("cochran_armitage", 1)
    assert row["statistic"] == pytest.approx(R["unweighted.statistic"], rel=1e-10)
    assert row["p_value"] == pytest.approx(R["unweighted.p"], rel=1e-9)
    assert row["difference_statistic"] == pytest.approx(R["unweighted.difference"], rel=1e-10)
    assert row["difference_p_value"] == pytest.approx(R["unweighted.difference_p"], rel=1e-9)


def test_what_of_a_change_is_mix_and_what_is_rate(folders):
    name = "rotating_fpc"
    rows = (
        compared(name, folders(name)).load("decompositions").query("option == 'y_' and from_wave == '2011'")
    )
    for option, row in rows[rows["item"] == "uses"].set_index("banner_option").drop(index="total").iterrows():
        for part in ("mix_part", "rate_part"):
            assert row[part] == pytest.approx(R[f"{part}.{option}"], rel=1e-8), option
