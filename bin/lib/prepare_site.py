"""Bring database, static files and sample content up to date, in one process: each start costs seconds."""

import hashlib
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as error:
        sys.exit(f"bin/serve: {error}")
    prepare()


def prepare() -> None:
    from django.conf import settings
    from django.core.management import call_command

    say("Bringing the database up to date ...")
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    collect_static(Path(settings.STATIC_ROOT), call_command)
    load_sample_into_an_empty_database(call_command)


def load_sample_into_an_empty_database(call_command) -> None:
    """Leave a database alone that has people or places in it: it may be a real clinic's."""
    from clinic.sample_data import database_is_empty

    if database_is_empty():
        call_command("load_sample")


def collect_static(target: Path, call_command) -> None:
    """Collect and compress when a file or a package changed; the stamp is written last."""
    stamp = target.with_name("static.stamp")
    wanted = fingerprint()
    if stamp.is_file() and target.is_dir() and stamp.read_text() == wanted:
        return
    say("Collecting the static files ...")
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(wanted)


def fingerprint() -> str:
    """Return a hash over our static files' names, sizes and times and over the packages' versions."""
    digest = hashlib.sha256((ROOT / "requirements" / "base.txt").read_bytes())
    for folder in [ROOT / "static", *sorted(ROOT.glob("*/static"))]:
        for path in sorted(folder.rglob("*")):
            facts = path.stat()
            digest.update(f"{path.relative_to(ROOT)} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
