"""The hash of what a wave is made from."""

import os

import pytest

from pipeline.errors import PublicationError
from pipeline.storage import fingerprint as module
from pipeline.storage.fingerprint import code_version, combined_fingerprint, fingerprint, inputs_of, sha256_of
from tests.storage.tiny import arrive

SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"  # FIPS 180-2, B.1


@pytest.fixture
def wave(folder):
    return arrive(folder, "s:2012", "abc")


def test_the_hash_is_sha256(wave):
    assert sha256_of(wave.exports[0]) == SHA256_OF_ABC


def test_other_bytes_another_name_or_another_codebook_are_another_fingerprint(folder, wave):
    first = fingerprint(wave)
    wave.codebook.write_text("study: other\n")
    second = fingerprint(wave)
    arrive(folder, "s:2012", "abd")
    third, fourth = fingerprint(wave), fingerprint(arrive(folder, "s:2013", "abd"))
    assert len({first, second, third, fourth}) == 4


def test_a_revert_and_a_copy_with_another_date_are_the_same_fingerprint(folder, wave):
    before = fingerprint(wave)
    arrive(folder, "s:2012", "something else")
    arrive(folder, "s:2012", "abc")
    os.utime(wave.exports[0], (1, 1))
    assert fingerprint(wave) == before


def test_a_file_that_changes_within_one_tick_of_the_clock_is_read_again(wave):
    path = wave.exports[0]
    stat = path.stat()
    before = sha256_of(path)
    path.write_text("abd")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert sha256_of(path) != before


def test_an_old_file_is_read_once(wave, monkeypatch):
    path = wave.exports[0]
    os.utime(path, (1, 1))
    before = sha256_of(path)
    monkeypatch.setattr(module, "_read_sha256", lambda path: "read again")
    assert sha256_of(path) == before


def test_a_file_that_is_gone_is_named(wave):
    wave.exports[0].unlink()
    with pytest.raises(PublicationError, match=r"2012.csv: cannot be read .*put the file back and run again"):
        fingerprint(wave)


def test_other_code_is_another_fingerprint_of_the_same_inputs(wave, monkeypatch):
    before, inputs = fingerprint(wave), inputs_of(wave)
    monkeypatch.setattr(module, "code_version", lambda: "another")
    assert fingerprint(wave) != before
    assert inputs_of(wave) == inputs


def test_names_and_hashes_cannot_be_mistaken_for_one_another():
    assert combined_fingerprint([("a", "b c")]) != combined_fingerprint([("a", "b"), ("c", "")])


def test_the_code_has_one_version_in_a_process():
    assert code_version() == code_version()
    assert len(code_version()) == 16
