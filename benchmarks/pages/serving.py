"""Gunicorn with the settings of deploy/, for anything that it can serve."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import IO

from tests.e2e.site import ROOT, _free_port

PATIENCE = 60
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Server:
    """A gunicorn that is up."""

    port: int
    pid: int

    def cpu_seconds(self) -> float:
        """Return the processor time that its processes have taken; Linux alone counts it here."""
        group = subprocess.run(["pgrep", "-g", str(self.pid)], capture_output=True, text=True, check=True)
        return sum(_ticks(Path(f"/proc/{pid}/stat")) for pid in group.stdout.split()) / TICKS


def site_environment(folder: Path) -> dict[str, str]:
    """Make a site with the sample content in a folder, as bin/serve does; return what names it."""
    subprocess.run([sys.executable, ROOT / "bin/lib/make_env.py", folder, "8000"], check=True)
    named = {"ENV_FILE": str(folder / "env"), "VAR_DIR": str(folder), "SITE_URL": "http://127.0.0.1:8000"}
    subprocess.run([sys.executable, ROOT / "bin/lib/prepare_site.py"], env=os.environ | named, check=True)
    return named


@contextmanager
def served(
    application: str, environment: Mapping[str, str], stderr: IO[str] | None = None
) -> Iterator[Server]:
    """Serve while the block runs. What gunicorn says goes to `stderr`, if it is given."""
    port = _free_port()
    options = ["--config", "deploy/gunicorn.conf.py", "--bind", f"127.0.0.1:{port}"]
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", *options, application],
        cwd=ROOT,
        env=os.environ | dict(environment),
        stderr=stderr,
        start_new_session=True,
    )
    try:
        _wait(process, port)
        yield Server(port, process.pid)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(PATIENCE)


def _ticks(stat: Path) -> int:
    """Return a process's user and system time: fields 14 and 15, counted behind its name (proc(5))."""
    fields = stat.read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def _wait(process: subprocess.Popen, port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        try:
            HTTPConnection("127.0.0.1", port, timeout=PATIENCE).request("GET", "/")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("gunicorn did not start")
