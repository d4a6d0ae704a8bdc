import pytest

from tests.correlate.wave_of import wave_of
from tests.reference.values import reference_data

AGREEABLE = "[A1, A2, A3, A4, A5]"
BFI = """\
sample: probability
option_lists:
  agree6: [["1", A], ["2", B], ["3", C], ["4", D], ["5", E], ["6", F]]
items:
  gender: {column: gender, options: [["1", M], ["2", F]]}
  education: {column: education, options: [["1", a], ["2", b], ["3", c], ["4", d], ["5", e]]}
  age: {column: age, type: number}
  answers:
    grid: {A1: A1, A2: A2, A3: A3, A4: A4, A5: A5, C1: C1, C2: C2, C3: C3, C4: C4, C5: C5}
    type: ordinal
    options: agree6
universes: {women: {gender: ["2"]}}
scores:
  careful: {items: [C1, C2, C3], levels: [[low, Low, 1], [mid, Middle, 3.5], [high, High, 5]]}
  kind: {items: [A1, A2, A3, A4, A5], reverse: [A1]}
  orderly: {items: [C1, C2, C3, C4, C5], reverse: [C4, C5]}
  one: {items: [A2]}
outcomes: [A5]
controls: [age, education]
banners: [gender]
marker: C4
analysis: {permutations: 99}
"""


@pytest.fixture(scope="session")
def bfi(tmp_path_factory):
    """Four hundred respondents of R's psych::bfi through every stage."""
    return wave_of(tmp_path_factory.mktemp("bfi"), BFI, reference_data("bfi"))
