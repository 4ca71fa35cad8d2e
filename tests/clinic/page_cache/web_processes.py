"""Real gunicorn with the settings of deploy/, on the database of the test."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path

from django.conf import settings

from tests.appointments.worker_process import PATIENCE, database_url

PROCESSES = 2  # As deploy/gunicorn.conf.py says.


class WebProcesses:
    """One kept connection to each process: what is asked on it is answered by that very process."""

    def __init__(self, connections: dict[str, HTTPConnection]) -> None:
        self._connections = connections

    def get(self, path: str) -> dict[str, str]:
        """Return process id → the page's text, each asked once."""
        return {process: _ask(one, path)[1] for process, one in self._connections.items()}


@contextmanager
def web_processes(var_dir: Path) -> Iterator[WebProcesses]:
    """Serve while the block runs; whatever happens, no process outlives the block."""
    port = _free_port()
    process = _start(var_dir, port)
    try:
        with ExitStack() as stack:
            yield WebProcesses(_connections_to_each(port, stack))
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate(timeout=PATIENCE)


def _start(var_dir: Path, port: int) -> subprocess.Popen:
    (var_dir / "static").mkdir(parents=True, exist_ok=True)
    options = ["--config", "deploy/gunicorn.conf.py", "--bind", f"127.0.0.1:{port}"]
    return subprocess.Popen(
        [sys.executable, "-m", "gunicorn", *options, "tests.clinic.page_cache.served:application"],
        cwd=settings.ROOT,
        env=os.environ | {"DATABASE_URL": database_url(), "VAR_DIR": str(var_dir)},
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def _connections_to_each(port: int, stack: ExitStack) -> dict[str, HTTPConnection]:
    found: dict[str, HTTPConnection] = {}
    deadline = time.monotonic() + PATIENCE
    while len(found) < PROCESSES:
        assert time.monotonic() < deadline, f"only {len(found)} of {PROCESSES} processes answered"
        connection = stack.enter_context(closing(HTTPConnection("localhost", port, timeout=PATIENCE)))
        try:
            found.setdefault(_ask(connection, "/healthz")[0], connection)
        except ConnectionRefusedError:
            time.sleep(0.1)
    return found


def _ask(connection: HTTPConnection, path: str) -> tuple[str, str]:
    connection.request("GET", path)
    answer = connection.getresponse()
    return answer.headers["X-Process"], answer.read().decode()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
