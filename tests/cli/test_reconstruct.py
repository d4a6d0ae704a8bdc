"""`survey reconstruct`."""

from pathlib import Path

SHIPPED = Path(__file__).resolve().parents[2] / "data" / "raw"


def test_the_shipped_exports_are_written_again_byte_for_byte(survey, tmp_path):
    said = survey("reconstruct", "--to", tmp_path)
    written = [Path(line) for line in said.out.splitlines()]
    assert said.status == 0
    assert len(written) == 3
    for path in written:
        assert path.read_bytes() == (SHIPPED / path.relative_to(tmp_path)).read_bytes()


def test_it_says_that_nobody_answered(survey, tmp_path):
    assert (
        "RECONSTRUCTED DATA (kpmg-social:2012, insites-integration:2011"
        in survey("reconstruct", "--to", tmp_path).err
    )
