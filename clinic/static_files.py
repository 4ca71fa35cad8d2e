"""Static files as they are served: fingerprinted, compressed, and ours in one piece.

A stylesheet of ours may be a list of `@import`s and a script a list of `import`s, so that every component and
every behaviour keeps a file of its own and the browser still asks once. Without collectstatic the same files
work as they are, one request each.
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

OURS = re.compile(r"css/.*\.css|js/.*\.js")
CSS_IMPORT = re.compile(r'^@import "([^"]+)";$', re.M)
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.S)
JS_IMPORT = re.compile(r'^import "\./([^"]+)";$', re.M)
JS_COMMENT = re.compile(r"^\s*//.*\n", re.M)
SPACE = re.compile(r"\s+")


class OnePieceStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage, with the imports of our stylesheets and scripts written out."""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        flat = {
            name: (_InOnePiece(storage), path) if OURS.fullmatch(name) else (storage, path)
            for name, (storage, path) in paths.items()
        }
        yield from super().post_process(flat, dry_run=dry_run, **options)


class _InOnePiece:
    """A storage, of which collectstatic only opens files."""

    def __init__(self, storage: Storage) -> None:
        self.storage = storage

    def open(self, path: str) -> File:
        written_out = _script if path.endswith(".js") else _stylesheet
        return ContentFile(written_out(self.storage, path).encode())


def _stylesheet(storage: Storage, path: str) -> str:
    """Return a stylesheet with the text of what it imports in the place of each import."""

    def imported(found: re.Match[str]) -> str:
        text = _stylesheet(storage, _beside(path, found[1]))
        if "/" in found[1] and "url(" in text:
            # A relative address would point elsewhere once the text stands in another folder.
            raise ValueError(f"{found[1]} is imported from another folder and must not hold url()")
        return text

    text = SPACE.sub(" ", CSS_COMMENT.sub("", CSS_IMPORT.sub(imported, _text(storage, path)))).strip()
    if "@import" in text:
        raise ValueError(f'{path} holds an import that is not written as @import "name.css";')
    return text


def _script(storage: Storage, path: str) -> str:
    """Return a module with each import's text in a block, where its names and its failures meet no others."""

    def imported(found: re.Match[str]) -> str:
        return (
            f"try {{\n{_script(storage, _beside(path, found[1]))}}} catch (error) {{\nreportError(error);\n}}"
        )

    text = JS_IMPORT.sub(imported, JS_COMMENT.sub("", _text(storage, path))).lstrip()
    if re.search(r"^import\b", text, re.M):
        raise ValueError(f'{path} holds an import that is not written as import "./name.js";')
    return text


def _text(storage: Storage, path: str) -> str:
    with storage.open(path) as file:
        return file.read().decode()


def _beside(path: str, name: str) -> str:
    return str(PurePosixPath(path).parent / name)
