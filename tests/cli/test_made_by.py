from pipeline.cli.made_by import made_by
from pipeline.storage.manifest import current_manifest


def test_a_number_can_be_traced_to_the_code_that_made_it(survey, published):
    ((what, words),) = made_by(published, "twelve", "2011")
    assert what == "Code"
    assert current_manifest(published).generations["twelve:2011"] in words
    words = ("explain", "twelve", "--wave", "2011", "--score", "integration", "--outcome", "growth")
    said = survey(*words, "--data", published.root)
    assert said.status == 0, said.err
    for fact in ("Export", "sha256", "Codebook", "Kept", "Unweighted base", "Seed", "Code", "Universe"):
        assert fact in said.out, fact
