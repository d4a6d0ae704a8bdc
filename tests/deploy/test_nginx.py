"""The proxy as it is configured: a password in front, viewers only read. Debian's nginx on loopback."""

import base64
import shutil
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.browser import or_skip
from tests.end_to_end.running import free_port

pytestmark = pytest.mark.long
CONFIGURATION = Path(__file__).resolve().parents[2] / "deploy" / "nginx.conf"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


def backend(name: str) -> ThreadingHTTPServer:
    """A server that answers with its name, the path, and whether it was shown a password."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            body = f"{name} {self.path} {self.headers.get('Authorization') or 'none'}".encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def password_line(user: str) -> str:
    hashed = subprocess.run(
        ["openssl", "passwd", "-apr1", f"{user}-secret"], capture_output=True, text=True, check=True
    ).stdout.strip()
    return f"{user}:{hashed}\n"


@pytest.fixture(scope="module")
def proxy(tmp_path_factory):
    if NGINX is None:
        or_skip("there is no nginx on this machine")
    folder = tmp_path_factory.mktemp("nginx")
    folder.chmod(0o755)
    (folder / "reports" / "twelve").mkdir(parents=True)
    (folder / "reports" / "twelve" / "index.html").write_text("the report")
    for name, user in (("analysts", "anna"), ("viewers", "victor")):
        (folder / name).write_text(password_line(user))
    analysts, viewers, port = backend("analysts"), backend("viewers"), free_port()
    text = CONFIGURATION.read_text()
    for old, new in {
        "listen 443 ssl;": f"listen 127.0.0.1:{port};",
        "    ssl_certificate     /etc/ssl/certs/survey.pem;\n": "",
        "    ssl_certificate_key /etc/ssl/private/survey.key;\n": "",
        "/etc/survey/": f"{folder}/",
        "127.0.0.1:3000": f"127.0.0.1:{analysts.server_port}",
        "127.0.0.1:3001": f"127.0.0.1:{viewers.server_port}",
        "/srv/survey/data/processed/reports/": f"{folder}/reports/",
    }.items():
        assert old in text, old
        text = text.replace(old, new)
    whole = folder / "nginx.conf"
    whole.write_text(
        f"user root;\npid {folder}/pid;\nerror_log {folder}/error.log;\ndaemon off;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{text}\n}}\n"
    )
    process = subprocess.Popen([NGINX, "-p", str(folder), "-c", str(whole), "-e", f"{folder}/error.log"])
    until = time.monotonic() + 60
    while not listens(port):
        assert process.poll() is None, (folder / "error.log").read_text()
        assert time.monotonic() < until, f"nginx never listened: {(folder / 'error.log').read_text()}"
        time.sleep(0.1)
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait(timeout=20)
    analysts.shutdown()
    viewers.shutdown()


def listens(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) == 0


def ask(address: str, user: str = "", *, method: str = "GET") -> tuple[int, str]:
    request = urllib.request.Request(address, method=method, data=b"{}" if method == "POST" else None)
    if user:
        token = base64.b64encode(f"{user}:{user}-secret".encode()).decode()
        request.add_header("Authorization", f"Basic {token}")
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, ""


@pytest.mark.parametrize("path", ["/", "/graphql", "/view", "/view/graphql", "/reports/twelve/index.html"])
def test_without_a_password_nobody_gets_in(proxy, path):
    assert ask(proxy + path)[0] == 401


def test_an_analyst_reaches_the_webserver_and_the_password_stays_at_the_door(proxy):
    assert ask(f"{proxy}/graphql", "anna", method="POST") == (200, "analysts /graphql none")


def test_a_viewer_reaches_the_read_only_webserver_and_no_other(proxy):
    assert ask(f"{proxy}/view/graphql", "victor", method="POST") == (200, "viewers /view/graphql none")
    assert ask(f"{proxy}/graphql", "victor", method="POST")[0] == 401
    assert ask(f"{proxy}/view/../graphql", "victor", method="POST")[0] == 401


def test_a_viewer_reads_reports_and_writes_none(proxy):
    assert ask(f"{proxy}/reports/twelve/index.html", "victor") == (200, "the report")
    assert ask(f"{proxy}/reports/twelve/index.html", "victor", method="POST")[0] in (403, 405)
