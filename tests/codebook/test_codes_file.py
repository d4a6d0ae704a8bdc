import pytest

from pipeline.codebook.codes_file import read_codes, with_waiting


@pytest.fixture
def file(tmp_path):
    def write(text, encoding="utf-8"):
        path = tmp_path / "why.csv"
        path.write_bytes(text.encode(encoding))
        return read_codes(path)

    return write


COMMAS = "text,code,label\na b,x,The x\nc,x; y,\nnew,,\n"
SEMICOLONS = '\ufefftext;code;label\r\na b;x;The x\r\nc;"x; y";\r\nnew;;\r\n'


@pytest.mark.parametrize("text", [COMMAS, SEMICOLONS])
def test_texts_codes_and_labels_are_read_with_commas_or_semicolons(file, text):
    found = file(text)
    assert (dict(found.codes), found.waiting) == ({"a b": ("x",), "c": ("x", "y")}, ("new",))
    assert [(one.code, str(one.label)) for one in found.options(frozenset({"y"}))] == [("x", "The x")]
    assert found.problems == ()


TOLD = "I am Jan Jansen and fired for theft"  # a file of respondents' own words


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("text,codes\na,x\n", 1, "found the header text,codes; write text,code,label"),
        ("", 1, "found the header nothing"),
        ("text,code\na,x\nA ,y\n", 3, '"A" is on line 2 too; keep one row, several codes as in `a; b`'),
        (f"text,code\n{TOLD},x\n{TOLD},y\n", 3, "a text of 35 characters is on line 2 too"),
        ("text,code\na,too dear\n", 2, 'found the code "too dear"; a code is letters'),
        ("text,code,label\na,x,One\nb,x,Two\n", 3, 'x is called "Two" here and "One" above'),
        ("text,code\n,x\n", 2, "a row needs a text"),
    ],
)
def test_what_is_wrong_has_its_line(file, text, line, words):
    (problem,) = file(text).problems
    assert problem[0] == line
    assert words in problem[1]


def test_a_file_that_is_not_there_is_none_and_one_that_is_no_text_says_so(tmp_path, file):
    assert read_codes(tmp_path / "none.csv") is None
    assert "save it as CSV in UTF-8" in file("text,code\nä,x\n", "cp1252").problems[0][1]


def test_waiting_texts_are_added_behind_what_stands_there():
    assert with_waiting(None, {"a, b": 2}) == 'text,code,label,respondents\n"a, b",,,2\n'
    assert with_waiting("text;code\r\nx;y", {"a, b": 2}) == "text;code\r\nx;y\r\na, b;\r\n"
