"""Static files as they are served: fingerprinted, compressed, and each of our stylesheets in one piece.

A stylesheet of ours may be a list of `@import`s, so that every component keeps a file of its own and the
browser still asks once. Without collectstatic the same files work as they are, one request each.
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

OURS = "css/"
IMPORT = re.compile(r'^@import "([^"]+)";$', re.M)
COMMENT = re.compile(r"/\*.*?\*/", re.S)
SPACE = re.compile(r"\s+")


class OnePieceStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage, with the imports of our stylesheets written out."""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        flat = {
            name: (_InOnePiece(storage), path) if _is_ours(name) else (storage, path)
            for name, (storage, path) in paths.items()
        }
        yield from super().post_process(flat, dry_run=dry_run, **options)


class _InOnePiece:
    """A storage, of which collectstatic only opens files."""

    def __init__(self, storage: Storage) -> None:
        self.storage = storage

    def open(self, path: str) -> File:
        text = SPACE.sub(" ", COMMENT.sub("", _written_out(self.storage, path))).strip()
        return ContentFile(text.encode())


def _is_ours(name: str) -> bool:
    return name.startswith(OURS) and name.endswith(".css")


def _written_out(storage: Storage, path: str) -> str:
    """Return a stylesheet with the text of what it imports in the place of each import."""
    with storage.open(path) as file:
        text = file.read().decode()
    folder = PurePosixPath(path).parent
    return IMPORT.sub(lambda found: _imported(storage, folder, found[1]), text)


def _imported(storage: Storage, folder: PurePosixPath, name: str) -> str:
    text = _written_out(storage, str(folder / name))
    if "/" in name and "url(" in text:
        # A relative address would point elsewhere once the text stands in another folder.
        raise ValueError(f"{name} is imported from another folder and must not hold url()")
    return text
