import pytest

from pipeline.codebook.scalars import Scalar, read_plain


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.68", 0.68),
        ("-1", -1),
        ("+5", 5),
        (".5", 0.5),
        ("0.0184899845916795", 0.0184899845916795),
        ("1.2345678901234567", 1.2345678901234567),
        ("500", 500),
        ("0", 0),
        ("true", True),
        ("False", False),
    ],
)
def test_plain_numbers_and_switches_are_what_they_look_like(text, value):
    assert read_plain(text) == Scalar(value)


@pytest.mark.parametrize("text", ["", "~", "null", "Null"])
def test_nothing_is_nothing(text):
    assert read_plain(text).value is None


@pytest.mark.parametrize(
    "text", ["Finance", "500+", "<500", "Q5_1", "2011a", "-", "1.2.3", "y", "N", "3-4", "+", "12:ab"]
)
def test_words_stay_words(text):
    assert read_plain(text) == Scalar(text)


@pytest.mark.parametrize(
    "text",
    [
        *"010 1_000 0x1F 0o17 0b1 1e3 1.5E-3 12:30 190:20:30.15 .inf -.INF .nan 00.5 =".split(),
        *["2011-12-05", "2011-12-05 10:00", "2001-12-14t21:59:43.10-05:00", "12345678901234567890"],
    ],
)
def test_what_yaml_would_bend_must_be_quoted(text):
    scalar = read_plain(text)
    assert scalar.value == text
    assert scalar.complaint.endswith(f'write "{text}"')


@pytest.mark.parametrize("text", ["yes", "No", "ON", "off", "Yes"])
def test_truths_must_be_quoted(text):
    assert f"found unquoted {text}" in read_plain(text).complaint
