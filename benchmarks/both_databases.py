"""Run a measurement on both databases: python -m benchmarks.both_databases MODULE NUMBER…

One after the other, each in a folder of its own with the environment of a fresh site.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.e2e.site import ROOT

WITH_POSTGRES = [sys.executable, str(ROOT / "bin/lib/with_postgres.py")]
DATABASES: dict[str, list[str]] = {"SQLite": [], "PostgreSQL": WITH_POSTGRES}


def main(module: str, numbers: list[str]) -> int:
    """Return 1 when something was missed on one of the two."""
    missed = [measured(name, prefix, module, numbers) for name, prefix in DATABASES.items()]
    return int(any(missed))


def measured(name: str, prefix: list[str], module: str, numbers: list[str]) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, ROOT / "bin/lib/make_env.py", folder, "8000"], check=True)
        print(f"\n== {name}", flush=True)
        here = [sys.executable, "-m", module, *numbers]
        named = {
            "ENV_FILE": str(Path(folder) / "env"),
            "VAR_DIR": folder,
            "SITE_URL": "http://127.0.0.1:8000",
            "MESSAGE_DELAY_SECONDS": "120",
            "DJANGO_SETTINGS_MODULE": "clinic.settings",
        }
        return subprocess.run([*prefix, *here], cwd=ROOT, env=os.environ | named, check=False).returncode != 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
