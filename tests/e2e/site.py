"""The real site for the browser: bin/serve with a state folder of its own."""

import email
import email.policy
import os
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# What the tests themselves set must not reach the site.
KEPT = {"PATH", "HOME", "TMPDIR", "LANG", "CHROME_PATH"}


@dataclass(frozen=True)
class Site:
    """A running site: `url` has no slash at its end."""

    url: str
    var_dir: Path

    def login_link(self, role: str) -> str:
        """Return a link that signs a sample account in once, within a minute."""
        return self.manage("sample_login", role)

    def manage(self, *arguments: str) -> str:
        """Run a command of manage.py in the site's environment, and return what it printed."""
        command = [ROOT / "var/venv/bin/python", ROOT / "manage.py", *arguments]
        environment = _environment() | {"ENV_FILE": str(self.var_dir / "env"), "SITE_URL": self.url}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def mail_to(self, address: str) -> list[email.message.EmailMessage]:
        """Return the messages that were delivered to an address."""
        texts = [path.read_bytes() for path in sorted((self.var_dir / "mail").glob("*.log"))]
        parts = [part for text in texts for part in text.split(b"-" * 79 + b"\n") if part.strip()]
        messages = [email.message_from_bytes(part, policy=email.policy.default) for part in parts]
        return [message for message in messages if message["To"] == address]


@contextmanager
def running_site(var_dir: Path) -> Iterator[Site]:
    """Start bin/serve, wait until it says that it is up, and stop it afterwards."""
    port = _free_port()
    process = subprocess.Popen(
        [ROOT / "bin/serve"],
        # Messages leave at once: the journeys do not wait for the two minutes in which staff may undo them.
        # The browser says whose address it comes from (conftest.py): ten requests an hour from one are many,
        # and so are sixty in ten minutes from all.
        env=_environment()
        | {"PORT": str(port), "VAR_DIR": str(var_dir), "MESSAGE_DELAY_SECONDS": "0"}
        | {"TRUSTED_PROXIES": "1", "MOST_SENDINGS": "1000"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        _read_until(process, "The site is up")
        # What it says later must not fill the pipe and stop it.
        threading.Thread(target=process.stdout.read, daemon=True).start()
        yield Site(f"http://127.0.0.1:{port}", var_dir)
    finally:
        process.terminate()
        process.wait(timeout=40)


def _read_until(process: subprocess.Popen, words: str) -> None:
    said = []
    for line in process.stdout:
        said.append(line)
        if words in line:
            return
    raise RuntimeError(f"bin/serve ended: {''.join(said)}")


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in KEPT}
    return kept | {
        name: value for name, value in os.environ.items() if name.startswith(("UV_", "PIP_", "SSL_"))
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
