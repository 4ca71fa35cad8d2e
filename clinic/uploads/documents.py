"""An uploaded document or film: what its name says, and no more than a reader's computer can bear."""

import re
import zipfile
from codecs import BOM_UTF8, getincrementaldecoder
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError

MOST_BYTES = 100 * 1024 * 1024
MOST_UNPACKED = 200 * 1024 * 1024
START = 4096
CHUNK = 1024 * 1024
# Where cameras write the place: the box of MP4 files, and Apple's name for it.
PLACE = re.compile(rb"\xa9xyz.{4}[+-]\d|com\.apple\.quicktime\.location", re.S)
WEB_PAGE = ("<html", "<script", "<!doctype html", "<svg")
TOO_LARGE = "This file is larger than 100 MB. Make it smaller, such as by a lower quality of a film."
BOMB = "This file unpacks to more than 200 MB, which is no document. Save it again with fewer pictures."
RUNS = "This document holds macros: programs that run on a reader's computer. Save it without them."
SAYS_WHERE = "This film says where it was taken. Export it again without the location, and upload that."


def check_document(file: Any) -> None:
    """Raise ValidationError for a file whose content is not what its name says, or that is too large."""
    extension = file.name.rpartition(".")[2].lower()
    if file.size > MOST_BYTES:
        raise ValidationError(TOO_LARGE)
    file.seek(0)
    looks_right = LOOKS.get(extension)
    if looks_right is None or not looks_right(file):
        raise ValidationError(f"The content of this file is not that of a .{extension} file.")
    file.seek(0)


def _begins_with(*starts: bytes) -> Callable[[Any], bool]:
    return lambda file: file.read(START).startswith(starts)


def _is_text(file: Any) -> bool:
    """Say whether it is plain text in UTF-8, all of it, and no web page under another name."""
    decoder = getincrementaldecoder("utf-8")()
    start = ""
    try:
        while chunk := file.read(CHUNK):
            text = decoder.decode(chunk)
            start = start or text[:START].lower()
            if "\0" in text:
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return not any(tag in start for tag in WEB_PAGE)


def _is_captions(file: Any) -> bool:
    starts_well = file.read(9).removeprefix(BOM_UTF8).startswith(b"WEBVTT")
    file.seek(0)
    return starts_well and _is_text(file)


def _is_package_with(*parts: str) -> Callable[[Any], bool]:
    """Say whether it is a ZIP with these parts, and unpacks, as it says itself, to a bearable size."""

    def looks_right(file: Any) -> bool:
        try:
            with zipfile.ZipFile(file) as package:
                entries = package.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            return False
        if sum(entry.file_size for entry in entries) > MOST_UNPACKED or len(entries) > 10_000:
            raise ValidationError(BOMB)
        names = {entry.filename for entry in entries}
        if any(name.endswith("vbaProject.bin") or name.startswith("Basic/") for name in names):
            raise ValidationError(RUNS)
        return names.issuperset(parts)

    return looks_right


def _is_film(is_kind: Callable[[bytes], bool]) -> Callable[[Any], bool]:
    def looks_right(file: Any) -> bool:
        if not is_kind(file.read(START)):
            return False
        file.seek(0)
        before = b""
        while chunk := file.read(CHUNK):
            if PLACE.search(before + chunk):
                raise ValidationError(SAYS_WHERE)
            before = chunk[-64:]
        return True

    return looks_right


LOOKS: dict[str, Callable[[Any], bool]] = {
    "csv": _is_text,
    "txt": _is_text,
    "vtt": _is_captions,
    "rtf": _begins_with(b"{\\rtf"),
    "pdf": _begins_with(b"%PDF-"),
    "docx": _is_package_with("[Content_Types].xml", "word/document.xml"),
    "xlsx": _is_package_with("[Content_Types].xml", "xl/workbook.xml"),
    "odt": _is_package_with("mimetype", "content.xml"),
    "mp4": _is_film(lambda start: start[4:8] == b"ftyp"),
    "webm": _is_film(lambda start: start.startswith(b"\x1a\x45\xdf\xa3")),
}
