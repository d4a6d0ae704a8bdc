from pipeline.reconstruct.kpmg import MATURITY, RESPONSIBLE, USES
from pipeline.reconstruct.quotas import read_quotas
from pipeline.reconstruct.wording import read_wording


def test_every_answer_of_kpmg_has_a_label():
    labels = read_wording("kpmg-2012")["labels"]
    assert set(USES) <= set(labels["uses"])
    assert {who for who, _ in RESPONSIBLE} <= set(labels["responsible"])
    sectors = {quota.option for quota in read_quotas("kpmg-2012") if quota.item == "sector"}
    assert sectors == set(labels["sector"])
    assert len(MATURITY) == 3
