"""Uploaded files, whole and in part."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

FILM = bytes(range(256)) * 8


@pytest.fixture(autouse=True)
def film(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    path = tmp_path / "documents" / "film.mp4"
    path.parent.mkdir()
    path.write_bytes(FILM)
    return path


def test_a_file_comes_whole_with_its_type(client: Client) -> None:
    response = client.get("/media/documents/film.mp4")

    assert (response.status_code, response["Content-Type"]) == (200, "video/mp4")
    assert (response["Accept-Ranges"], response["Content-Length"]) == ("bytes", str(len(FILM)))
    assert response["X-Content-Type-Options"] == "nosniff"
    assert b"".join(response) == FILM


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [("bytes=0-1", 0, 1), ("bytes=10-19", 10, 19), ("bytes=2040-", 2040, 2047), ("bytes=-9", 2039, 2047)],
)
def test_a_part_of_a_film_is_sent_alone(client: Client, asked: str, first: int, last: int) -> None:
    response = client.get("/media/documents/film.mp4", headers={"range": asked})

    assert (response.status_code, response["Content-Range"]) == (206, f"bytes {first}-{last}/2048")
    assert b"".join(response) == FILM[first : last + 1]


def test_a_part_beyond_the_end_is_refused(client: Client) -> None:
    assert client.get("/media/documents/film.mp4", headers={"range": "bytes=9000-9999"}).status_code == 416


def test_a_file_that_has_not_changed_is_not_sent_again(client: Client) -> None:
    tag = client.get("/media/documents/film.mp4")["ETag"]

    response = client.get("/media/documents/film.mp4", headers={"if-none-match": tag})

    assert (response.status_code, b"".join(response)) == (304, b"")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["documents", "documents/", "documents/other.mp4", "%2e%2e/secret.txt", "a" * 300, "a%00.jpg"]
)
def test_what_is_no_uploaded_file_is_not_found(client: Client, tmp_path: Path, path: str) -> None:
    (tmp_path.parent / "secret.txt").write_text("secret")

    assert client.get(f"/media/{path}").status_code in {400, 404}


def test_a_file_is_only_read(client: Client) -> None:
    assert client.post("/media/documents/film.mp4").status_code == 405
