"""Write the environment file of a local site, with keys of its own, unless it is there already."""

import base64
import os
import secrets
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

HEADING = "# Made by bin/serve. Keep a copy: without FIELD_KEYS no patient data can be read."


def main() -> None:
    folder, port = Path(sys.argv[1]), sys.argv[2]
    if not (folder / "env").exists():
        write_once(folder / "env", contents(folder, port))


def contents(folder: Path, port: str) -> str:
    """Return the lines that `.env.example` explains, with fresh keys."""
    values = {
        "SECRET_KEY": secrets.token_urlsafe(64),
        "FIELD_KEYS": new_key(),
        "INDEX_KEY": new_key(),
        "SITE_URL": f"http://127.0.0.1:{port}",
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "DATABASE_URL": f"sqlite:///{quote(str(folder))}/db.sqlite3",
        "CACHE_URL": "dbcache://django_cache",
        "EMAIL_URL": f"filemail:///{quote(str(folder))}/mail",
        "VAR_DIR": folder,
    }
    lines = [f"{name}={value}" for name, value in values.items()]
    return "\n".join([HEADING, *lines, ""])


def new_key() -> str:
    return base64.urlsafe_b64encode(os.urandom(32)).decode()


def write_once(path: Path, text: str) -> None:
    """Write `path` whole and readable by its owner alone; whoever comes second keeps the first one's keys."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".env-")  # mkstemp makes it 0600
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.link(name, path)
    except FileExistsError:
        pass
    finally:
        Path(name).unlink()


if __name__ == "__main__":
    main()
