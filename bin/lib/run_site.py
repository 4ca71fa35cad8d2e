"""Serve the site: prepare it, keep gunicorn and the worker running, and leave no process behind.

Started by bin/serve, which has set PORT, VAR_DIR, ENV_FILE and SITE_URL.
"""

import contextlib
import http.client
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[2]
PYTHON = sys.executable
PORT = int(os.environ["PORT"])
START_SECONDS = 60
STOP_SECONDS = 30

COMMANDS = {
    "gunicorn": ["-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "--bind", f"127.0.0.1:{PORT}"],
    "the worker": ["manage.py", "worker"],
}

running: dict[str, subprocess.Popen] = {}
signals: list[int] = []


class Stop(Exception):  # noqa: N818 - not an error: it ends the site in an orderly way
    """The site is to stop; carries the exit code."""


def main() -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda number, frame: signals.append(number))
    try:
        serve()
    except Stop as stop:
        code = stop.args[0]
    finally:
        stop_all()
    sys.exit(code)


def serve() -> None:
    """Prepare, start, announce, then watch until a signal or a child's death raises Stop."""
    run("the preparation", ["bin/lib/prepare_site.py"])
    for name, arguments in COMMANDS.items():
        start(name, arguments)
    wait_until_it_answers()
    say(f"\nThe site is up: {os.environ['SITE_URL']}/\nCtrl-C stops it.\n")
    run("sample_logins", ["manage.py", "sample_logins"])
    while True:
        watch()


def run(name: str, arguments: list[str]) -> None:
    """Run one command to its end; a failure stops the site."""
    start(name, arguments)
    while running[name].poll() is None:
        watch()
    if code := running.pop(name).returncode:
        complain(f"{name} failed with exit code {code}; nothing is running")
        raise Stop(1)


def start(name: str, arguments: list[str]) -> None:
    """Start a child in a session of its own: a Ctrl-C reaches it through us, in order."""
    running[name] = subprocess.Popen(  # noqa: S603 - fixed commands of this file
        [PYTHON, *arguments], cwd=ROOT, stdin=subprocess.DEVNULL, start_new_session=True
    )


def wait_until_it_answers() -> None:
    deadline = time.monotonic() + START_SECONDS
    while not answers():
        if time.monotonic() > deadline:
            complain(f"the site did not answer within {START_SECONDS} seconds")
            raise Stop(1)
        watch()


def answers() -> bool:
    """Say whether /healthz answers 200 under the site's own host name."""
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=2)
    try:
        connection.request("GET", "/healthz", headers={"Host": urlsplit(os.environ["SITE_URL"]).netloc})
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def watch() -> None:
    """Rest for a moment; raise Stop on a signal, or when a long-running child has died."""
    time.sleep(0.1)
    if signals:
        say("\nStopping ...")
        raise Stop(0)
    for name in COMMANDS:
        if name in running and (code := running[name].poll()) is not None:
            complain(f"{name} stopped by itself (exit code {code}), so the site is stopped")
            raise Stop(1)


def stop_all() -> None:
    """Ask every child to end, wait for it, and end what is left of its session."""
    deadline = time.monotonic() + STOP_SECONDS
    for process in running.values():
        send(process, signal.SIGTERM, group=False)
    for process in running.values():
        try:
            process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            complain(f"process {process.pid} did not end in time and is killed")
        send(process, signal.SIGKILL, group=True)
        process.wait()


def send(process: subprocess.Popen, number: int, *, group: bool) -> None:
    with contextlib.suppress(ProcessLookupError):  # It ended on its own, which is what was wanted.
        (os.killpg if group else os.kill)(process.pid, number)


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def complain(text: str) -> None:
    sys.stderr.write(f"bin/serve: {text}\n")


if __name__ == "__main__":
    main()
