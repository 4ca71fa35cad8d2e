"""The container's entrypoint, run with a python that only tells how it was called."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.repo.files import ROOT

FAKE = '#!/bin/sh\nprintf "%s\\n" "$*" >>"$CALLS"\nif [ "$2" = "$FAILS" ]; then exit 3; fi\n'
WEB = "-m gunicorn --config deploy/gunicorn.conf.py --bind 0.0.0.0:8000"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment whose `python` writes down its arguments."""
    fake = tmp_path / "python"
    fake.write_text(FAKE)
    fake.chmod(0o755)
    return {"PATH": f"{tmp_path}:/usr/bin:/bin", "CALLS": str(tmp_path / "calls"), "FAILS": "nothing"}


def enter(environment: dict[str, str], *arguments: str) -> tuple[int, list[str], str]:
    """Return exit code, the calls of python, and what was said on standard error."""
    done = subprocess.run(
        [ROOT / "deploy/entrypoint", *arguments], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    calls = Path(environment["CALLS"])
    return done.returncode, calls.read_text().splitlines() if calls.exists() else [], done.stderr


@pytest.mark.parametrize(
    ("arguments", "calls"),
    [
        ([], [WEB]),
        (["web"], [WEB]),
        (["web", "--threads", "8"], [f"{WEB} --threads 8"]),
        (["worker"], ["manage.py worker"]),
        (["worker", "--once"], ["manage.py worker --once"]),
        (["migrate"], ["manage.py createcachetable", "manage.py migrate --noinput"]),
    ],
)
def test_a_role_runs_its_commands_and_nothing_else(environment, arguments, calls):
    assert enter(environment, *arguments) == (0, calls, "")


def test_the_port_comes_from_the_environment(environment):
    _, calls, _ = enter(environment | {"PORT": "9000"}, "web")

    assert calls == [WEB.replace("8000", "9000")]


def test_an_unknown_role_is_refused_and_runs_nothing(environment):
    answer = enter(environment, "bash")

    assert answer == (64, [], "entrypoint: unknown role bash (one of web, worker, migrate)\n")


@pytest.mark.parametrize("command", ["createcachetable", "migrate"])
def test_a_failing_migration_fails_the_container(environment, command):
    code, calls, _ = enter(environment | {"FAILS": command}, "migrate")

    assert code == 3
    assert calls[-1].startswith(f"manage.py {command}")


@pytest.mark.parametrize("role", ["web", "worker", "migrate"])
def test_the_role_takes_the_entrypoints_place_so_that_signals_reach_it(environment, role, tmp_path):
    fake = tmp_path / "python"
    fake.write_text('#!/bin/sh\n[ "$2" = createcachetable ] && exit\nprintf "$$"\nexec sleep 60 >/dev/null\n')

    with subprocess.Popen(
        [ROOT / "deploy/entrypoint", role],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
    ) as process:
        told = process.stdout.read()
        os.kill(process.pid, signal.SIGTERM)
        code = process.wait(10)

    assert (int(told), code) == (process.pid, -signal.SIGTERM)
