"""Making a backup beside the running site."""

import os
import tarfile
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from clinic.backup import BackupError, databases
from clinic.backup.manifest import Manifest

MEDIA = "media.tar"


def back_up(folder: Path, *, now: datetime) -> Path:
    """Return a new folder inside `folder` with the database, the uploads and a manifest, its owner's alone.

    It gets its name when it is whole and was read once more: what lies there by that name is a backup.
    """
    folder = folder.resolve()
    refuse_public(folder)
    stamp = now.astimezone(UTC)
    target = folder / f"clinic-{stamp:%Y%m%dT%H%M%SZ}"
    if target.exists():
        raise BackupError(f"{target} is there already")
    previous = os.umask(0o077)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".unfinished-", dir=folder) as name:
            _fill(Path(name) / "backup", stamp)
            (Path(name) / "backup").rename(target)
    except OSError as error:
        raise BackupError(f"cannot write to {folder}: {error.strerror}") from error
    finally:
        os.umask(previous)
    return target


def refuse_public(folder: Path) -> None:
    """Raise BackupError for a folder whose files the website hands out."""
    app_folders = [settings.ROOT / app / "static" for app in ("appointments", "clinic", "education")]
    served = [settings.STATIC_ROOT, settings.MEDIA_ROOT, *settings.STATICFILES_DIRS, *app_folders]
    for place in served:
        if folder.is_relative_to(Path(place).resolve()):
            raise BackupError(
                f"{folder} is inside {place}, whose files anybody can get. Choose another folder"
            )


def _fill(folder: Path, stamp: datetime) -> None:
    """Copy the database before the files: a file without a row does no harm, a row without its file does."""
    folder.mkdir()
    copy = folder / databases.file_name()
    copy.touch()
    databases.copy_to(copy)
    databases.check_copy(copy)
    with tarfile.open(folder / MEDIA, "w") as archive:
        if Path(settings.MEDIA_ROOT).is_dir():
            archive.add(settings.MEDIA_ROOT, arcname=".")
    Manifest.of(folder, f"{stamp:%Y-%m-%dT%H:%M:%SZ}").write(folder)
