"""What happens to the child must not happen to the run."""

import os
import signal
import time

import pytest

from pipeline.errors import ExportError
from pipeline.ingest import child
from pipeline.ingest.child import in_child, one_child

HERE = "tests.ingest.test_child"


def doubled(number):
    return 2 * number


def refused():
    raise ExportError("line 3 is wrong;\nexport it again.")


def stumble():
    raise ValueError("could not convert 'a' to 'b': 'I am Jan Jansen, fired for theft'")


def crash():
    os.kill(os.getpid(), signal.SIGSEGV)


def hang():
    time.sleep(60)


def fill():
    return len(bytearray(64 << 30))


def test_a_result_comes_back():
    assert in_child(f"{HERE}:doubled", file="2012.sav", values={"number": 21}) == 42


@pytest.mark.parametrize(
    "function, says",
    [
        ("refused", "2012.sav: line 3 is wrong; export"),
        ("crash", "signal 11"),
        ("fill", "memory"),
        ("gone", "gone"),
        ("stumble", r"could not convert 'a' to 'b': …\)"),
    ],
)
def test_trouble_in_the_child_is_an_error_here(function, says):
    with pytest.raises(ExportError, match=says):
        in_child(f"{HERE}:{function}", file="2012.sav", values={})


def test_a_child_that_hangs_is_stopped(monkeypatch):
    monkeypatch.setattr(child, "SECONDS", 1)
    with pytest.raises(ExportError, match=r"2012.sav: reading it took over 1 second"):
        in_child(f"{HERE}:hang", file="2012.sav", values={})


def of_this_process():
    print("what a library prints")
    return os.getpid()


def asked(function):
    return in_child(f"{HERE}:{function}", file="2012.sav", values={})


def test_one_child_answers_until_an_error_ends_it():
    with one_child():
        first, second = asked("of_this_process"), asked("of_this_process")
        with pytest.raises(ExportError, match="line 3 is wrong"):
            asked("refused")
        after = asked("of_this_process")
    assert first == second != after
    for process in (first, after):
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_a_child_that_inherits_files_is_one_of_its_own(tmp_path):
    with (tmp_path / "file").open("w") as file, one_child():
        shared = asked("of_this_process")
        own = in_child(f"{HERE}:of_this_process", file="2012.sav", values={}, descriptors=(file.fileno(),))
    assert own != shared
