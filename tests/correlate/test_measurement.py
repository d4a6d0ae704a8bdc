def test_measurement_stands_side_by_side_for_each_group(bfi):
    rows = bfi.load("measurement").query("score == 'kind'")
    assert set(rows["banner_option"]) == {"1", "2"}
    alphas = rows.query("measure == 'alpha'")
    assert alphas["p_value"].nunique() == 1
    assert alphas["unweighted_base"].sum() == 400
    assert set(rows["measure"]) == {"alpha", "item_rest", "loading"}
