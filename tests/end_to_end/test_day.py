"""A day of a wave: copied slowly, corrected, put back, broken; with the real daemon, watched as a client would."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pandas as pd
import pytest

from pipeline.storage.manifest import current_manifest
from pipeline.storage.warehouse import table_part
from tests.end_to_end.running import wait_for, webserver_and_daemon
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


def share_of_growth(folder) -> float:
    rates = pd.read_parquet(table_part(folder.current, "rates", "twelve", "2011"))
    row = rates.query("item == 'growth' and option == '3' and banner == 'total' and universe == 'all'")
    return float(row[row["weighting"] == "none"]["share"].iloc[0])


def test_a_wave_is_published_replaced_reverted_and_refused(tmp_path, webhook):
    address, told = webhook
    folder = twelve_in(tmp_path, ())
    export = folder.raw / "twelve" / "2011.csv"
    text = (HERE / "2011.csv").read_text()
    with webserver_and_daemon(folder, {"SURVEY_ALERT_WEBHOOK": address}) as running:

        def published_after(runs: int) -> None:
            wait_for(f"run {runs} has ended", lambda: running.runs_of(WAVE)[:1] == ["SUCCESS"]
                     and len(running.runs_of(WAVE)) == runs)  # fmt: skip

        with export.open("w") as slowly:
            for start in range(0, len(text), len(text) // 4):
                slowly.write(text[start : start + len(text) // 4])
                slowly.flush()
                time.sleep(8)
        published_after(1)
        first, generation = share_of_growth(folder), current_manifest(folder).generations[WAVE]
        assert "item" in running.latest("rates")["metadataEntries"][-1].get("mdStr", "item")

        export.write_text(text.replace(",Better,9,", ",Worse,9,", 1))
        published_after(2)
        assert share_of_growth(folder) == pytest.approx(first - 1 / 12)

        export.write_text(text)
        published_after(3)
        assert share_of_growth(folder) == first
        assert current_manifest(folder).generations[WAVE] == generation

        export.write_text("Id,Company\n1,A\n")
        wait_for("the broken wave is refused", lambda: running.runs_of(WAVE)[0] == "FAILURE")
        assert share_of_growth(folder) == first
        wait_for("somebody is told", lambda: any("run failed: twelve:2011" in one for one in told))
        assert "the export has no column" in "\n".join(told)
