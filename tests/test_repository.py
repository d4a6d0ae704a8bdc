"""What must not stand in any file of the repository."""

import re

from tests.tracked_files import ROOT, tracked_files

REGISTRIES = [f"{name}.{domain}" for name, domain in (
    ("pypi", "org"), ("python" "hosted", "org"), ("npm" "js", "org"), ("npm" "js", "com"), ("crates", "io"),
    ("proxy.golang", "org"), ("deb." "debian", "org"), ("cran.r-project", "org"),
)]  # fmt: skip
MACHINE_PATHS = re.compile(r"(?<![\w.~-])/(work|root|home/\w+|opt/(pypi|wheels)|tmp/venv|Users/\w+)/")


def tracked_texts() -> list[tuple[str, str]]:
    """(path, text) of every text file that git tracks or would."""
    contents = [(path, path.read_bytes()) for path in tracked_files()]
    return [
        (str(path.relative_to(ROOT)), content.decode(errors="replace"))
        for path, content in contents
        if b"\0" not in content[:8000]
    ]


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path}:{number}: {line.strip()[:120]}"
        for path, text in tracked_texts()
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]


def test_no_file_names_a_package_registry():
    hosts = re.compile("|".join(re.escape(host) for host in REGISTRIES))
    assert lines_with(hosts) == []


def test_no_file_names_a_path_of_one_machine():
    assert lines_with(MACHINE_PATHS) == []


def test_the_lock_names_every_package_with_its_hashes():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = re.findall(r"^([A-Za-z0-9_.-]+)==\S+", lock, flags=re.MULTILINE)
    blocks = re.split(r"^(?=[A-Za-z0-9_.-]+==)", lock, flags=re.MULTILINE)[1:]
    assert len(pinned) == len(blocks) > 50
    assert [block.split("==")[0] for block in blocks if "--hash=sha256:" not in block] == []
