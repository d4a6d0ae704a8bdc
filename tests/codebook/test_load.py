import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.codebook import load_study, read_study
from pipeline.errors import CodebookError

EXAMPLE = (Path(__file__).parent / "insites-example" / "codebook.yaml").read_text(encoding="utf-8")
ITEM = "items: {a: {column: A, type: text}}\n"


def test_a_codebook_is_named_by_its_file_or_its_folder(folder):
    (folder / "codebook.yaml").write_text("study: drawn\n" + ITEM)
    assert load_study(folder) == load_study(folder / "codebook.yaml")


def test_the_study_has_the_name_of_its_folder(folder):
    (folder / "codebook.yaml").write_text("study: other\n" + ITEM)
    with pytest.raises(
        CodebookError, match=r"codebook\.yaml:1: study: found other in the folder drawn; give both"
    ):
        load_study(folder)


def test_a_folder_without_a_codebook_is_named(folder):
    with pytest.raises(CodebookError, match=r"codebook\.yaml: there is no codebook"):
        load_study(folder)


def test_a_byte_order_mark_is_nothing_special(folder):
    (folder / "codebook.yaml").write_bytes(b"\xef\xbb\xbfstudy: drawn\r\n" + ITEM.encode())
    assert load_study(folder).name == "drawn"


def test_a_codebook_in_another_encoding_is_named_with_its_line(folder):
    (folder / "codebook.yaml").write_bytes("study: drawn\ntitle: Enquête\n".encode("cp1252") + ITEM.encode())
    with pytest.raises(
        CodebookError, match=r"codebook\.yaml:2: found a byte that is not UTF-8; save it as UTF-8"
    ):
        load_study(folder)


@pytest.mark.parametrize(
    "content", [b"", b"\n\n", b"\x00\x01\x02", b"PK\x03\x04\xff", b"[" * 100_000, b"- " * 100_000]
)
def test_what_is_no_codebook_is_an_error_of_ours(folder, content):
    (folder / "codebook.yaml").write_bytes(content)
    with pytest.raises(CodebookError):
        load_study(folder)


def test_every_problem_is_in_one_error(problems):
    found = problems(
        "title: 2012\nitems:\n  a: {column: A, options: [[x, X], [x, Y]]}\nbanners: [b]\nbanner: [a]\n"
    )
    assert [line.split(":")[0] for line in found] == ["2", "4", "5", "6"]


def test_importing_the_package_loads_nothing_heavy():
    script = (
        "import sys, pipeline.codebook, pipeline.codebook.model\n"
        "print([name for name in ('yaml', 'pydantic', 'pandas', 'numpy', 'duckdb') if name in sys.modules])"
    )
    assert (
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
        == "[]\n"
    )


def test_a_codebook_of_1400_items_loads(folder):
    items = "".join(
        f"  item{place}:\n    column: Q{place}\n    question: {{en: Question {place}, nl: Vraag {place}}}\n"
        f'    options: [["1", One], ["2", Two], ["3", Three], ["4", Four], ["5", Five]]\n'
        for place in range(1400)
    )
    (folder / "codebook.yaml").write_text("study: drawn\nitems:\n" + items)
    assert len(load_study(folder).default_wave.items) == 1400


LINES = EXAMPLE.splitlines()
SCRAPS = [
    "[",
    "]",
    "{",
    "}",
    ":",
    "- ",
    "null",
    "yes",
    "010",
    '"',
    "'",
    "&a",
    "*a",
    "!!int",
    "items",
    "absent",
    "else",
]
SCRAPS += [
    "-1",
    "1.5",
    "[]",
    "{}",
    "[[]]",
    "{a: b}",
    "2012",
    "<<",
    "#",
    "|",
    "\t",
    "é",
    "\x00",
    "[x, X]",
    "single",
    "?",
]


@st.composite
def mutated(draw):
    lines = list(LINES)
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(lines) - 1))
        kind = draw(st.sampled_from(["drop", "double", "swap", "scrap", "cut", "word", "indent"]))
        line, words = lines[place], lines[place].split(" ")
        if kind == "drop":
            del lines[place]
        elif kind == "double":
            lines.insert(place, line)
        elif kind == "swap":
            other = draw(st.integers(0, len(lines) - 1))
            lines[place], lines[other] = lines[other], lines[place]
        elif kind == "cut":
            lines[place] = line[: draw(st.integers(0, len(line)))]
        elif kind == "indent":
            lines[place] = " " * draw(st.integers(0, 6)) + line.lstrip()
        else:
            spot = draw(st.integers(0, len(words) - 1))
            scrap = draw(st.sampled_from(SCRAPS))
            words[spot] = scrap if kind == "word" else words[spot] + scrap
            lines[place] = " ".join(words)
        lines = lines or [""]
    return "\n".join(lines)


@settings(max_examples=250, deadline=None)
@given(text=mutated())
def test_any_change_of_a_codebook_loads_or_is_an_error_of_ours(tmp_path_factory, text):
    folder = tmp_path_factory.getbasetemp() / "insites-example"
    folder.mkdir(exist_ok=True)
    (folder / "codebook.yaml").write_text(text, encoding="utf-8")
    try:
        read_study(folder)
    except CodebookError as error:
        lines = str(error).splitlines()
    else:
        lines = []
    assert all(str(folder / "codebook.yaml") in line for line in lines)
