"""A day of a wave: copied slowly, corrected, put back, broken; with the real daemon, watched as a client would."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pandas as pd
import pytest

from pipeline.storage.folder import DataFolder
from pipeline.storage.manifest import current_manifest
from pipeline.storage.warehouse import table_part
from tests.end_to_end.running import PATIENCE_SECONDS, Running, webserver_and_daemon
from tests.twelve.study import HERE, twelve_in

pytestmark = pytest.mark.long
WAVE = "twelve:2011"


@pytest.fixture
def webhook():
    """A local endpoint; (address, messages it got)."""
    got: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self):
            got.append(json.loads(self.rfile.read(int(self.headers["Content-Length"])))["text"])
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", got
    server.shutdown()
    server.server_close()


def share_of_growth(folder: DataFolder) -> float | None:
    """A published share; None where nothing is published."""
    part = table_part(folder.current, "rates", "twelve", "2011")
    if not part.exists():
        return None
    row = pd.read_parquet(part).query(
        "item == 'growth' and option == '3' and banner == 'total' and universe == 'all' and weighting == 'none'"
    )
    return float(row["share"].iloc[0])


def copy_slowly(running: Running, text: str, to: Path) -> None:
    """Writes a letter at a time until the sensor has looked at it three times, then the rest."""
    before, until = set(running.ticks_of("arrival")), time.monotonic() + PATIENCE_SECONDS
    with to.open("w") as file:
        for at, letter in enumerate(text):
            file.write(letter)
            file.flush()
            if len(set(running.ticks_of("arrival")) - before) >= 3:
                file.write(text[at + 1 :])
                return
            assert time.monotonic() < until, f"the sensor never looked three times\n{running.said()}"
            time.sleep(0.5)
    raise AssertionError(f"the sensor did not look three times while the file grew\n{running.said()}")


def test_a_wave_is_published_replaced_reverted_and_refused(tmp_path, webhook):
    address, told = webhook
    folder = twelve_in(tmp_path, ())
    export = folder.raw / "twelve" / "2011.csv"
    text = (HERE / "2011.csv").read_text()
    with webserver_and_daemon(folder, {"SURVEY_ALERT_WEBHOOK": address}) as running:

        def published(what: str, share: float | None = None) -> float:
            """Waits for a published share and for its run to end; gives the share."""
            found = running.wait_for(
                what,
                lambda: share_of_growth(folder),
                lambda seen: seen is not None and (share is None or seen == pytest.approx(share)),
            )
            running.wait_for(
                f"the run has ended by which {what}",
                lambda: running.runs_of(WAVE),
                lambda runs: set(runs) == {"SUCCESS"},
            )
            return found

        running.wait_for("the sensor looks at data/raw", lambda: running.ticks_of("arrival"))
        copy_slowly(running, text, export)
        first = published("the wave is published")
        assert running.runs_of(WAVE) == ["SUCCESS"]  # none for half a file
        generation = current_manifest(folder).generations[WAVE]
        newest = running.latest("rates")
        assert newest["partition"] == WAVE
        assert newest["preview"].startswith("| item | option_label |")
        assert newest["report"].endswith("/twelve/index.html")

        export.write_text(text.replace(",Better,9,", ",Worse,9,", 1))
        published("the corrected wave replaces it", first - 1 / 12)

        export.write_text(text)
        published("the first one replaces it again", first)
        assert current_manifest(folder).generations[WAVE] == generation

        export.write_text("Id,Company\n1,A\n")
        running.wait_for(
            "the broken wave is refused", lambda: running.runs_of(WAVE), lambda runs: runs[0] == "FAILURE"
        )
        assert share_of_growth(folder) == first
        running.wait_for(
            "somebody is told",
            lambda: list(told),
            lambda _: any(f"run failed: {WAVE}" in one for one in told),
        )
        assert "the export has no column" in "\n".join(told)
