"""`survey correlate --methods`."""


def test_the_methods_of_each_wave_are_printed_instead_of_numbers(survey, published):
    said = survey("correlate", "twelve", "--wave", "2011", "--methods", "--data", published.root)
    assert said.status == 0, said.err
    assert said.out.startswith("Methods (twelve:2011)")
    assert "References" in said.out


def test_a_reconstruction_is_warned_of(survey, published):
    said = survey("correlate", "made-up", "--methods", "--data", published.root)
    assert "RECONSTRUCTED DATA (made-up:2011)" in said.err
