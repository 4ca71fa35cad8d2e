"""bin/serve as a newcomer meets it: the real script, with a state folder and a port of its own."""

import os
import signal
import socket
import stat
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.repo.files import ROOT

# What the tests themselves set must not reach the site that they start.
INHERITED = {
    name: value
    for name, value in os.environ.items()
    if name in {"PATH", "HOME", "TMPDIR", "LANG"} or name.startswith(("UV_", "PIP_", "SSL_"))
}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def start(var_dir: Path, port: int | str, folder: Path = ROOT) -> subprocess.Popen:
    return subprocess.Popen(
        [ROOT / "bin/serve"],
        cwd=folder,
        env=INHERITED | {"VAR_DIR": str(var_dir), "PORT": str(port)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def read_until(site: subprocess.Popen, words: str) -> None:
    """Read what the site says up to a line that holds the words; fail when it ends before."""
    said = []
    for line in site.stdout:
        said.append(line)
        if words in line:
            return
    pytest.fail(f"bin/serve ended: {''.join(said)}{site.stderr.read()}")


def descendants(pid: int) -> set[int]:
    """Return the process ids of all children of a process, and of theirs."""
    listing = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    parents = {int(child): int(parent) for child, parent in map(str.split, listing.splitlines())}
    found: set[int] = set()
    level = {pid}
    while level:
        level = {child for child, parent in parents.items() if parent in level}
        found |= level
    return found


def alive(pids: set[int]) -> set[int]:
    listing = subprocess.run(["ps", "-eo", "pid="], capture_output=True, text=True, check=True).stdout
    return pids & {int(pid) for pid in listing.split()}


@pytest.fixture(scope="module")
def state(tmp_path_factory) -> Path:
    """A state folder that the first start fills and the later ones find, as on a real machine."""
    return tmp_path_factory.mktemp("serve") / "state"


@contextmanager
def running(state: Path, port: int) -> Iterator[subprocess.Popen]:
    """A site that is up, started from some other folder; it is stopped whatever the block did to it."""
    site = start(state, port, folder=state.parent)
    try:
        read_until(site, "The site is up")
        read_until(site, "sample_login")
        yield site
    finally:
        site.terminate()
        site.communicate(timeout=60)


@pytest.fixture(scope="module")
def served_port(state) -> Iterator[int]:
    """The port of a site that the tests here only look at."""
    port = free_port()
    with running(state, port):
        yield port


@pytest.fixture
def site(state, port) -> Iterator[subprocess.Popen]:
    """A site for one test to stop or to harm."""
    with running(state, port) as site:
        yield site


def test_a_taken_port_stops_the_start_before_anything_is_touched(tmp_path, taken_port):
    site = start(tmp_path / "state", taken_port)
    said = site.communicate(timeout=60)

    assert said == ("", f"bin/serve: port {taken_port} is taken; try PORT={taken_port + 1} bin/serve\n")
    assert site.returncode == 1
    assert not (tmp_path / "state").exists()


@pytest.mark.parametrize("wrong", ["0", "65536", "http", "80 80", "-1"])
def test_a_port_that_is_none_is_refused(tmp_path, wrong):
    site = start(tmp_path / "state", wrong)
    said = site.communicate(timeout=60)

    assert said == ("", f"bin/serve: PORT must be a number from 1 to 65535, not '{wrong}'\n")
    assert site.returncode == 1
    assert not (tmp_path / "state").exists()


@pytest.mark.e2e
def test_a_site_that_says_it_is_up_answers(served_port):
    with urllib.request.urlopen(f"http://127.0.0.1:{served_port}/healthz") as answer:
        assert answer.read() == b"ok\n"


@pytest.mark.e2e
def test_the_state_of_a_site_is_its_owners_alone(served_port, state):
    private = [state, state / "env", state / "db.sqlite3"]

    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in private}

    assert modes == {"state": 0o700, "env": 0o600, "db.sqlite3": 0o600}


@pytest.mark.e2e
def test_a_second_site_on_the_same_port_gives_way_and_the_keys_stay(served_port, state):
    keys = (state / "env").read_text()

    second = start(state, served_port)
    _, complaint = second.communicate(timeout=60)

    assert complaint == f"bin/serve: port {served_port} is taken; try PORT={served_port + 1} bin/serve\n"
    assert second.returncode == 1
    assert (state / "env").read_text() == keys


@pytest.mark.e2e
def test_a_stopped_site_leaves_no_child(site):
    family = descendants(site.pid)
    assert len(family) >= 4  # gunicorn, its two processes, and the worker

    site.send_signal(signal.SIGTERM)
    site.communicate(timeout=60)

    assert site.returncode == 0
    assert alive(family) == set()


@pytest.mark.e2e
def test_a_dead_child_ends_the_whole_site_with_a_clear_line(site):
    family = descendants(site.pid)
    (worker,) = (pid for pid in family if "manage.py\0worker" in Path(f"/proc/{pid}/cmdline").read_text())

    os.kill(worker, signal.SIGKILL)
    _, complaint = site.communicate(timeout=60)

    last_line = complaint.splitlines()[-1]
    assert last_line == "bin/serve: the worker stopped by itself (exit code -9), so the site is stopped"
    assert site.returncode == 1
    assert alive(family) == set()


@pytest.mark.e2e
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_start_that_is_interrupted_leaves_no_child(tmp_path, port, number):
    site = start(tmp_path / "state", port)
    read_until(site, "Bringing the database up to date")
    family = descendants(site.pid)

    site.send_signal(number)
    said, _ = site.communicate(timeout=60)

    assert "Stopping ..." in said
    assert "The site is up" not in said
    assert family
    assert alive(family) == set()
