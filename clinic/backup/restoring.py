"""Putting a backup back. Nothing is touched before the whole backup was found sound and fitting."""

import shutil
import tarfile
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.management import call_command

from clinic.backup import BackupError, databases
from clinic.backup.making import MEDIA
from clinic.backup.manifest import Manifest


def restore(folder: Path, *, replace: bool, say: Callable[[str], None]) -> None:
    """Put database and uploads back, bring both up to today's code, and look for impossible states.

    1. Refuse a damaged backup, another engine's, one whose keys are missing, and a place that is not empty.
    2. Put the database and the files back.
    3. Migrate, and make both search indexes anew.
    4. Sign everybody out: a session that was ended since would live again.
    """
    folder = folder.resolve()
    made = Manifest.read(folder)
    databases.check_copy(folder / databases.file_name())
    media = Path(settings.MEDIA_ROOT)
    if not replace:
        _refuse_what_is_there(media)
    say(f"Putting back the database of {made.made_at} ...")
    databases.put_back(folder / databases.file_name())
    _put_back_files(folder / MEDIA, media)
    say("Migrating and indexing ...")
    call_command("migrate", interactive=False, verbosity=0)
    ContentType.objects.clear_cache()
    call_command("createcachetable", verbosity=0)
    call_command("rotate_keys", index=True, verbosity=0)
    call_command("wagtail_update_index", verbosity=0)
    Session.objects.all().delete()
    call_command("check_schedule")


def _refuse_what_is_there(media: Path) -> None:
    if databases.has_tables():
        raise BackupError("the database is not empty. --replace overwrites everything in it")
    if media.is_dir() and any(media.iterdir()):
        raise BackupError(f"{media} is not empty. --replace overwrites everything in it")


def _put_back_files(archive: Path, media: Path) -> None:
    """Empty the folder, which may be a volume of its own, and fill it again."""
    media.mkdir(parents=True, exist_ok=True)
    for path in media.iterdir():
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    with tarfile.open(archive) as found:
        found.extractall(media, filter="data")
