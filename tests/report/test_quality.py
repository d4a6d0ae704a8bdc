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
