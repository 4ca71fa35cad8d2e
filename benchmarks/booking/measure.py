"""Run the measurements on both databases, one after the other. Called by benchmarks/booking/run."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.e2e.site import ROOT

WITH_POSTGRES = [sys.executable, str(ROOT / "bin/lib/with_postgres.py")]


def main(numbers: list[str]) -> int:
    """Return 1 when something was missed on one of the two."""
    missed = [measured(name, prefix, numbers) for name, prefix in DATABASES.items()]
    return int(any(missed))


DATABASES: dict[str, list[str]] = {"SQLite": [], "PostgreSQL": WITH_POSTGRES}


def measured(name: str, prefix: list[str], numbers: list[str]) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, ROOT / "bin/lib/make_env.py", folder, "8000"], check=True)
        print(f"\n== {name}", flush=True)
        here = [sys.executable, "-m", "benchmarks.booking.database", *numbers]
        named = {
            "ENV_FILE": str(Path(folder) / "env"),
            "VAR_DIR": folder,
            "SITE_URL": "http://127.0.0.1:8000",
            "MESSAGE_DELAY_SECONDS": "120",
            "DJANGO_SETTINGS_MODULE": "clinic.settings",
        }
        return subprocess.run([*prefix, *here], cwd=ROOT, env=os.environ | named, check=False).returncode != 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
