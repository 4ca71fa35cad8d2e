"""A real gunicorn, with the settings of deploy/: all that it and the site write is lines of JSON."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest
from django.conf import settings

from tests.appointments.worker_process import PATIENCE, database_url
from tests.repo.test_serve import free_port

pytestmark = pytest.mark.django_db(transaction=True)
TOKEN = "sT4nd-in_f0r-a-t0ken-of-a-link"


@pytest.fixture
def server(tmp_path) -> Iterator[tuple[int, subprocess.Popen]]:
    """Return the port and the process of a site that answers."""
    port = free_port()
    options = ["--config", "deploy/gunicorn.conf.py", "--workers", "1", "--bind", f"127.0.0.1:{port}"]
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", *options],
        cwd=settings.ROOT,
        env=os.environ | {"DATABASE_URL": database_url(), "VAR_DIR": str(tmp_path)},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    (Path(tmp_path) / "static").mkdir()
    try:
        wait_for(port)
        yield port, process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate(timeout=PATIENCE)


def wait_for(port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            ask(port, "/healthz")
        except OSError:
            time.sleep(0.2)
        else:
            return


def ask(port: int, path: str) -> str | None:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.headers["X-Request-ID"]


def send_nonsense(port: int) -> None:
    """Send a request line that gunicorn itself refuses, and quotes in its log."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as raw:
        raw.sendall(f"GET /manage/{TOKEN}/ HTTP/marisol@mail.example\r\n\r\n".encode())
        assert raw.recv(100).startswith(b"HTTP/1.1 400")


def test_every_line_is_json_and_none_holds_an_address_or_a_token(server):
    port, process = server

    code = ask(port, f"/manage/{TOKEN}/?name=Marisol")
    send_nonsense(port)
    os.killpg(process.pid, signal.SIGTERM)
    _, said = process.communicate(timeout=PATIENCE)

    lines = [json.loads(line) for line in said.splitlines()]
    assert [line["view"] for line in lines if line.get("request") == code] == ["manage"]
    assert [
        line["message"] for line in lines if line["logger"] == "gunicorn.error" and line["level"] == "WARNING"
    ]
    assert [word for word in (TOKEN, "Marisol", "marisol", "127.0.0.1", "/manage/") if word in said] == []
