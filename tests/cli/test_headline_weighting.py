"""Which weighting speaks first."""

from pipeline.cli.headline_weighting import headline_weighting
from pipeline.storage.folder import DataFolder


def test_one_weight_needs_no_codebook_to_be_the_headline():
    nowhere = DataFolder.chosen("/nowhere")
    assert headline_weighting(nowhere, "s", "1", ["none", "wt", "wt"]) == "wt"
    assert headline_weighting(nowhere, "s", "1", ["none"]) == "none"
    assert headline_weighting(nowhere, "s", "1", []) == "none"


def test_of_several_the_first_that_the_codebook_names(tmp_path):
    (tmp_path / "raw" / "s").mkdir(parents=True)
    (tmp_path / "raw" / "s" / "codebook.yaml").write_text(
        "study: s\nweights: {zz_people: W1, firms: W2}\ntargets: {sex: {f: 0.5, m: 0.5}}\n"
        "items: {sex: {column: Sex, options: [[f, F], [m, M]]}}\n"
    )
    folder = DataFolder(tmp_path)
    assert headline_weighting(folder, "s", "1", ["firms", "none", "raked", "zz_people"]) == "zz_people"
    assert headline_weighting(folder, "s", "1", ["firms", "none", "raked"]) == "firms"
