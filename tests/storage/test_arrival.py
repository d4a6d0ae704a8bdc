"""What a tick decides, drawn as files that come, change and go."""

from pathlib import Path

import pytest

from pipeline.storage.arrival import Look, Memory, decide, inputs, looks_at, memory_of
from pipeline.storage.discover import Discovered, discover
from pipeline.storage.fingerprint import fingerprint


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    study = tmp_path / "raw" / "shops"
    study.mkdir(parents=True)
    (study / "codebook.yaml").write_text("study: shops\n")
    (study / "2024.csv").write_text("id,q1\n1,yes\n")
    return tmp_path / "raw"


def tick(raw: Path, memory: Memory, published: dict[str, str] | None = None, **choices: int):
    found = discover(raw)
    return decide(memory, found, looks_at(found), published or {}, **choices)


def settled(raw: Path, memory: Memory, published: dict[str, str] | None = None, **choices: int):
    return tick(raw, tick(raw, memory, published, **choices).memory, published, **choices)


def test_a_file_is_run_only_after_two_ticks_saw_it_alike(raw: Path):
    first = tick(raw, Memory())
    assert first.requests == ()
    assert "still changing" in first.said[0]
    assert [one.key for one in tick(raw, first.memory).requests] == ["shops:2024"]


def test_a_file_that_grows_between_ticks_waits(raw: Path):
    memory = tick(raw, Memory()).memory
    with (raw / "shops" / "2024.csv").open("a") as file:
        file.write("2,no\n")
    assert tick(raw, memory).requests == ()


def test_a_wave_that_ran_is_not_asked_for_again(raw: Path):
    memory = settled(raw, Memory()).memory
    assert tick(raw, memory).requests == ()


def test_a_wave_that_is_published_as_it_lies_there_is_not_run(raw: Path):
    wave = discover(raw).waves[0]
    assert settled(raw, Memory(), {"shops:2024": fingerprint(wave)}).requests == ()


def test_a_corrected_file_and_the_same_file_put_back_each_run_with_a_key_of_their_own(raw: Path):
    export = raw / "shops" / "2024.csv"
    before = export.read_text()
    first = settled(raw, Memory())
    export.write_text(before.replace("yes", "no"))
    second = settled(raw, first.memory)
    export.write_text(before)
    third = settled(raw, second.memory)
    keys = [decision.requests[0].run_key for decision in (first, second, third)]
    assert len(set(keys)) == 3
    assert keys[0].split("/")[1] == keys[2].split("/")[1]


def test_a_changed_codebook_runs_every_wave_of_its_study(raw: Path):
    (raw / "shops" / "2025.csv").write_text("id,q1\n1,no\n")
    memory = settled(raw, Memory()).memory
    (raw / "shops" / "codebook.yaml").write_text("study: shops\ntitle: Shops\n")
    assert [one.key for one in settled(raw, memory).requests] == ["shops:2024", "shops:2025"]


def test_a_wave_of_two_files_waits_for_both(raw: Path):
    (raw / "shops" / "2025.sss").write_text("<sss/>")
    memory = settled(raw, Memory()).memory
    (raw / "shops" / "2025.asc").write_text("1")
    assert tick(raw, memory).requests == ()
    assert [one.key for one in settled(raw, memory).requests] == ["shops:2025"]


def test_many_files_at_once_are_worked_off_tick_by_tick(raw: Path):
    for year in range(2000, 2005):
        (raw / "shops" / f"{year}.csv").write_text("id\n1\n")
    first = settled(raw, Memory(), most=4)
    assert len(first.requests) == 4
    assert "2 more waves wait" in first.said[-1]
    assert len(tick(raw, first.memory, most=4).requests) == 2


def test_of_many_waves_that_wait_a_tick_names_a_few(raw: Path):
    for number in range(10):
        (raw / "shops" / f"w{number}.csv").write_text("id\n1\n")
    (said,) = tick(raw, Memory()).said
    assert said.startswith(
        "shops:2024, shops:w0, shops:w1, shops:w2, shops:w3 and 6 more waves: files are still"
    )


def test_more_bytes_than_a_tick_has_time_for_are_hashed_tick_by_tick_and_one_large_file_alone(raw: Path):
    (raw / "shops" / "2025.csv").write_text("id\n" + "1\n" * 500)
    first = settled(raw, Memory(), most_bytes=50)
    assert [one.key for one in first.requests] == ["shops:2024"]
    assert "shops:2025: files are still changing, were not looked at twice" in first.said[-1]
    assert [one.key for one in tick(raw, first.memory, most_bytes=50).requests] == ["shops:2025"]


def test_a_name_that_does_not_parse_is_said_and_keeps_nobody_waiting(raw: Path):
    (raw / "shops" / "late wave.csv").write_text("id\n1\n")
    decision = settled(raw, Memory())
    assert [one.key for one in decision.requests] == ["shops:2024"]
    assert "late wave" in decision.said[0]


def test_a_file_that_disappears_asks_for_nothing(raw: Path):
    memory = tick(raw, Memory()).memory
    found = discover(raw)
    (raw / "shops" / "2024.csv").unlink()
    looks = {path: Look(1, 1) for path in inputs(found.waves[0])}
    again = decide(memory, found, looks, {})
    assert decide(again.memory, found, looks, {}).requests == ()


def test_a_wave_that_was_gone_for_a_tick_runs_again_unless_it_is_published_as_it_was(raw: Path):
    export = raw / "shops" / "2024.csv"
    asked, text = settled(raw, Memory()), export.read_text()
    assert settled(raw, asked.memory).requests == ()
    export.unlink()
    gone = tick(raw, asked.memory).memory
    export.write_text(text)
    (again,) = settled(raw, gone).requests
    (first,) = asked.requests
    assert again.key == first.key
    assert again.run_key != first.run_key
    assert settled(raw, gone, {"shops:2024": first.run_key.split("/")[1]}).requests == ()


def test_the_cursor_carries_the_memory_and_an_unreadable_one_starts_anew(raw: Path):
    memory = settled(raw, Memory()).memory
    assert memory_of(memory.to_json()) == memory
    assert memory_of("no json") == Memory()
    assert memory_of('{"files": [1]}') == Memory()


def test_nothing_there_asks_for_nothing():
    assert decide(Memory(), Discovered((), ()), {}, {}).requests == ()
