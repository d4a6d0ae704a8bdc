import io

import pytest

from pipeline.errors import ExportError
from pipeline.ingest.sav_dictionary import read_dictionary
from tests.shared_data import shared_data


def dictionary(name: str):
    with shared_data(f"spss/{name}").open("rb") as file:
        return read_dictionary(file)


def test_the_weight_is_in_the_header():
    found = dictionary("declared-weight.sav")
    assert found.long_names.get(found.weight, found.weight).lower() == "wgt"
    assert dictionary("electric.sav").weight is None


@pytest.mark.parametrize(
    "name, compression, cases",
    [("electric.sav", 1, 240), ("sample.zsav", 2, 5), ("blocks.zsav", 2, 2000), ("windows-1252.sav", 1, 2)],
)
def test_compression_and_number_of_cases_are_in_the_header(name, compression, cases):
    found = dictionary(name)
    assert (found.compression, found.cases) == (compression, cases)


def test_a_string_takes_a_segment_every_eight_bytes():
    strings = [one for one in dictionary("missing-ranges.sav").variables if one.width]
    assert all(one.segments == -(-one.width // 8) for one in strings)
    assert dictionary("missing-ranges.sav").has_very_long_strings


def test_a_dictionary_that_was_cut_off_at_any_byte_is_refused():
    whole = shared_data("spss/electric.sav").read_bytes()
    end = dictionary("electric.sav").data_start
    for length in range(end):
        with pytest.raises(ExportError, match="cut off"):
            read_dictionary(io.BytesIO(whole[:length]))


def test_any_damaged_byte_of_a_dictionary_is_read_or_refused():
    whole = bytearray(shared_data("spss/multiple-response-all-kinds.sav").read_bytes())
    for at in range(dictionary("multiple-response-all-kinds.sav").data_start):
        for flip in (0xFF, 0x80, 0x01):
            damaged = bytes(whole[:at]) + bytes([whole[at] ^ flip]) + bytes(whole[at + 1 :])
            try:
                read_dictionary(io.BytesIO(damaged))
            except ExportError:
                continue
