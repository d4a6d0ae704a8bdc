import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest import records
from pipeline.ingest.records import record_count


@pytest.mark.parametrize(
    "text, count",
    [
        ("a,b\n1,2\n", 2),
        ("a,b\n1,2", 2),
        ("a,b\r\n1,2\r\n", 2),
        ("a,b\r1,2\r", 2),
        ('a,b\n1,"x\ny\n\nz"\n', 2),
        ('a,b\n1,"say ""no""\n"\n', 2),
        ("a,b\n\n\n1,2\n\n", 2),
        ("a,b\r\n\r\n1,2\r\n\r\n", 2),
        ("\na,b\n", 1),
        ("", 0),
    ],
)
def test_a_record_ends_at_a_line_end_outside_quotes(text, count):
    assert record_count(io.BytesIO(text.encode())) == count


def test_quotes_that_do_not_pair_up_are_not_counted():
    assert record_count(io.BytesIO(b'a,b\n1,5" pipe\n')) is None


@given(
    st.lists(st.lists(st.text('a,"\n é', max_size=4), min_size=2, max_size=2), min_size=1, max_size=6),
    st.sampled_from(["\n", "\r\n"]),
    st.integers(1, 9),
)
def test_counting_agrees_with_parsing_wherever_a_block_ends(cells, end, block):
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator=end).writerows(cells)
    whole, records.BLOCK = records.BLOCK, block
    try:
        assert record_count(io.BytesIO(file.getvalue().encode())) == len(cells)
    finally:
        records.BLOCK = whole
