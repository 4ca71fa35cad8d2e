"""What a backup says about itself: when it was made, of what, and under which keys, by their ids."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

from clinic.backup import BackupError
from clinic.crypto import key_id

NAME = "manifest.json"


@dataclass(frozen=True)
class Manifest:
    """`made_at` is ISO 8601 in UTC; `files` are name → SHA-256; `keys` are ids and tell nothing of a key."""

    made_at: str
    engine: str
    keys: list[str]
    files: dict[str, str]

    @classmethod
    def of(cls, folder: Path, made_at: str) -> "Manifest":
        files = {path.name: _digest(path) for path in sorted(folder.iterdir())}
        return cls(made_at, connection.vendor, [key_id(key) for key in settings.FIELD_KEYS], files)

    @classmethod
    def read(cls, folder: Path) -> "Manifest":
        """Return the manifest of a backup that is whole and fits this site; raises BackupError."""
        try:
            found = cls(**json.loads((folder / NAME).read_text()))
        except (OSError, ValueError, TypeError) as error:
            raise BackupError(f"{folder} is no backup: its {NAME} is missing or cannot be read") from error
        found._check(folder)
        return found

    def write(self, folder: Path) -> None:
        (folder / NAME).write_text(json.dumps(asdict(self), indent=2) + "\n")

    def _check(self, folder: Path) -> None:
        if self.engine != connection.vendor:
            raise BackupError(f"this is a backup of {self.engine}; DATABASE_URL names {connection.vendor}")
        missing = set(self.keys) - {key_id(key) for key in settings.FIELD_KEYS}
        if missing:
            raise BackupError(
                "FIELD_KEYS lacks a key that was in use when the backup was made (ids: "
                f"{', '.join(sorted(missing))}). Add it behind the first key"
            )
        for name, digest in self.files.items():
            if not (folder / name).is_file() or _digest(folder / name) != digest:
                raise BackupError(f"{name} is missing or not as it was written: this backup is damaged")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
