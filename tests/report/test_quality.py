from dataclasses import replace

from pipeline.report.quality import quality_grids


def test_the_export_the_missing_the_weights_and_the_reliability_are_told(view):
    grids = {grid.title: grid for grid in quality_grids(view("twelve:2011"))}
    export = dict(grids["The export"].rows)
    assert (export["Respondents in the export"], export["Kept"]) == ("18", "12")
    assert next(said for what, said in export.items() if what.startswith("Not kept")) == "6"
    assert ("Does your company use social media?", "refused") in [
        row[:2] for row in grids["Missing answers"].rows
    ]
    assert "Weighting" in grids
    assert all(len(row) == len(grid.columns) for grid in grids.values() for row in grid.rows)


def test_response_rates_and_classes_are_told_in_words(view):
    seen = view("twelve:2011")
    rate = {"measure": "RR1", "rate": 0.25, "sampled": 48.0, "unweighted_base": 12}
    margin = {
        **seen.rows["weight_margins"][0],
        "item": "country*country",
        "option": "uk*us",
        "weighting": "nonresponse",
    }
    rows = {**seen.rows, "response_rates": [rate], "weight_margins": [margin]}
    grids = {grid.title: grid for grid in quality_grids(replace(seen, rows=rows))}
    assert grids["Response"].rows == [("RR1, complete interviews of all sampled cases", "12", "48", "25%")]
    assert grids["Weighting"].rows[0][:2] == (
        "nonresponse: country × country",
        "United Kingdom × United States",
    )
