"""A document is what its name says, is handed out for the disk, and cannot fill a reader's computer."""

import zipfile
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.documents.models import Document

from clinic.headers import FILE_CSP
from clinic.uploads.documents import BOMB, RUNS, SAYS_WHERE, TOO_LARGE, check_document

MP4 = b"\x00\x00\x00\x18ftypisom" + bytes(5000)
PLACE = b"\xa9xyz\x00\x12\x15\xc7+25.7743-080.1937/"


def package(*names: str, content: bytes = b"x") -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, content)
    return written.getvalue()


WORD = ("[Content_Types].xml", "word/document.xml")
GOOD = {
    "a.csv": b"name,minutes\nSession,90\n",
    "a.txt": "Café".encode(),
    "long.txt": "é".encode() * 700_000,
    "a.vtt": b"\xef\xbb\xbfWEBVTT\n\n00:00.000 --> 00:01.000\nHello\n",
    "a.rtf": b"{\\rtf1 hello}",
    "a.pdf": b"%PDF-1.7\n",
    "a.docx": package(*WORD),
    "a.xlsx": package("[Content_Types].xml", "xl/workbook.xml"),
    "a.odt": package("mimetype", "content.xml"),
    "a.mp4": MP4,
    "A.MP4": MP4,
    "a.webm": b"\x1a\x45\xdf\xa3" + bytes(20),
}
NOT_WHAT_IT_SAYS = {
    "page.txt": b"<!DOCTYPE html><html><script>alert(1)</script>",
    "page.csv": b"  <HTML>",
    "drawing.txt": b"<svg onload=alert(1)>",
    "program.pdf": b"MZ\x90\x00",
    "late.pdf": b"<script>alert(1)</script>%PDF-1.7",
    "binary.txt": b"abc\0def",
    "latin.txt": b"caf\xe9 au lait",
    "cut.txt": "é".encode()[:1],
    "a.docx": package("word/document.xml"),
    "fake.docx": b"PK\x03\x04 and nothing more",
    "sheet.docx": package("[Content_Types].xml", "xl/workbook.xml"),
    "a.vtt": b"1\n00:00:00,000 --> 00:00:01,000\nHello",
    "film.webm": MP4,
    "a.html": b"hello",
    "noextension": b"hello",
}
REFUSED = {
    "bomb.docx": (package(*WORD, "a", "b", "c", content=bytes(60_000_000)), BOMB),
    "macro.docx": (package(*WORD, "word/vbaProject.bin"), RUNS),
    "macro.odt": (package("mimetype", "content.xml", "Basic/Standard/Module1.xml"), RUNS),
    "beach.mp4": (MP4 + PLACE, SAYS_WHERE),
    "between.mp4": (MP4[: 8 + 5000].ljust(1024 * 1024 - 6, b"\0") + PLACE, SAYS_WHERE),
    "phone.mp4": (MP4 + b"com.apple.quicktime.location.ISO6709", SAYS_WHERE),
}


def file(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.mark.parametrize("name", GOOD)
def test_each_kind_is_taken_and_read_from_its_start_again(name: str) -> None:
    one = file(name, GOOD[name])

    check_document(one)

    assert one.tell() == 0


@pytest.mark.parametrize("name", NOT_WHAT_IT_SAYS)
def test_what_is_something_else_is_refused(name: str) -> None:
    with pytest.raises(ValidationError) as refused:
        check_document(file(name, NOT_WHAT_IT_SAYS[name]))

    extension = name.rpartition(".")[2]
    assert refused.value.messages == [f"The content of this file is not that of a .{extension} file."]


@pytest.mark.parametrize("name", REFUSED)
def test_what_would_harm_or_tell_is_refused_in_words(name: str) -> None:
    content, words = REFUSED[name]

    with pytest.raises(ValidationError) as refused:
        check_document(file(name, content))

    assert refused.value.messages == [words]


def test_a_file_that_is_too_large_is_not_even_read() -> None:
    large = file("a.pdf", b"%PDF-")
    large.size = 101 * 1024 * 1024

    with pytest.raises(ValidationError) as refused:
        check_document(large)

    assert refused.value.messages == [TOO_LARGE]


@pytest.fixture
def editor(admin_client: Client, settings: Any, tmp_path: Any) -> Client:
    settings.MEDIA_ROOT = tmp_path
    return admin_client


def upload(client: Client, name: str, content: bytes) -> Any:
    return client.post(
        "/cms/documents/add/", {"title": "Leaflet", "file": file(name, content), "collection": 1}
    )


@pytest.mark.django_db
def test_a_document_goes_to_the_disk_and_runs_nothing(editor: Client, client: Client) -> None:
    upload(editor, "../Leaf\N{RIGHT-TO-LEFT OVERRIDE}let; X=1\t.pdf", b"%PDF-1.7\n")

    document = Document.objects.get()
    answer = client.get(document.url)

    disposition = answer["Content-Disposition"]
    assert disposition.startswith("attachment; filename=")
    assert disposition.isascii()
    assert disposition.isprintable()
    assert (answer["X-Content-Type-Options"], answer["Content-Security-Policy"]) == ("nosniff", FILE_CSP)


@pytest.mark.django_db
def test_its_other_address_hands_it_out_in_the_same_way(editor: Client, client: Client) -> None:
    upload(editor, "leaflet.pdf", b"%PDF-1.7\n")

    answer = client.get(Document.objects.get().file.url)

    assert (answer["Content-Disposition"], answer["Content-Security-Policy"]) == ("attachment", FILE_CSP)


@pytest.mark.django_db
def test_an_editor_reads_why_a_document_is_not_taken(editor: Client) -> None:
    page = upload(editor, "page.txt", b"<html><script>alert(1)</script>")

    assert (page.status_code, Document.objects.count()) == (200, 0)
    assert "The content of this file is not that of a .txt file." in page.content.decode()
