"""A picture is made anew: its pixels stay, all else goes, and what would harm is refused with words."""

import struct
import zlib
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from wagtail.images.models import Image as WagtailImage

from clinic.uploads.pictures import MOVES, TOO_LARGE, UNKNOWN, UNREADABLE, made_anew

HIDDEN = b"<html><script>alert(1)</script>"
GPS, ORIENTATION, MAKER = 0x8825, 0x0112, 0x010F


def photo(kind: str = "JPEG", size: tuple[int, int] = (40, 20), mode: str = "RGB", **options: Any) -> bytes:
    """Return a picture whose left half is red."""
    picture = Image.new(mode, size, "blue")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    written = BytesIO()
    picture.save(written, kind, **options)
    return written.getvalue()


def from_a_camera(kind: str = "JPEG", **options: Any) -> bytes:
    """Return a photo with a place, a camera and a turn in it."""
    exif = Image.Exif()
    exif[MAKER] = "SecretCam"
    exif[ORIENTATION] = 6  # Turned: to be shown upright.
    exif.get_ifd(GPS).update({1: "N", 2: (25.0, 46.0, 0.0)})
    return photo(kind, exif=exif.tobytes(), **options)


def uploaded(content: bytes, name: str = "photo.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "image/jpeg")


def png_that_claims(width: int, height: int) -> bytes:
    """Return a small file that says it is a huge picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    body = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_place_camera_and_remarks_go_and_the_picture_stands_upright(kind: str) -> None:
    taken = from_a_camera(kind)
    assert b"SecretCam" in taken

    made = made_anew(uploaded(taken, f"photo.{kind.lower()}"))

    written = made.read()
    with Image.open(BytesIO(written)) as picture:
        assert (picture.format, picture.size, dict(picture.getexif())) == (kind, (20, 40), {})
        assert set(picture.info) & {"exif", "xmp", "comment", "Comment"} == set()
        red, _, blue = picture.convert("RGB").getpixel((10, 2))
    assert b"SecretCam" not in written
    assert red > 200 > 60 > blue


def test_a_jpeg_that_is_a_web_page_as_well_is_a_jpeg_alone() -> None:
    made = made_anew(uploaded(photo(comment=HIDDEN) + HIDDEN))

    assert b"script" not in made.read()


def test_transparency_stays() -> None:
    picture = Image.new("P", (4, 4), 0)
    picture.putpalette([0, 0, 0, 255, 255, 255])
    written = BytesIO()
    picture.save(written, "PNG", transparency=0)

    made = made_anew(uploaded(written.getvalue(), "icon.png"))

    with Image.open(made) as kept:
        assert kept.convert("RGBA").getpixel((0, 0)) == (0, 0, 0, 0)


def test_a_phone_s_photo_with_a_second_one_behind_it_is_the_first() -> None:
    first, second = Image.new("RGB", (30, 20), "red"), Image.new("RGB", (30, 20), "blue")
    written = BytesIO()
    first.save(written, "MPO", save_all=True, append_images=[second])

    made = made_anew(uploaded(written.getvalue()))

    with Image.open(made) as kept:
        assert (kept.format, getattr(kept, "n_frames", 1)) == ("JPEG", 1)


def moving(kind: str) -> bytes:
    frames = [Image.new("RGB", (8, 8), (number % 256, 0, 0)) for number in range(2000)]
    written = BytesIO()
    frames[0].save(written, kind, save_all=True, append_images=frames[1:])
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (png_that_claims(60_000, 60_000), "bomb.png", TOO_LARGE),
        (png_that_claims(10_000, 5_001), "large.png", TOO_LARGE),
        (photo()[:300], "half.jpg", UNREADABLE),
        (b"", "empty.jpg", UNREADABLE),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "x.jpg", UNREADABLE),
        (photo("BMP"), "x.jpg", UNKNOWN),
        (photo("TIFF"), "x.jpg", UNKNOWN),
        (b"\xff\xd8\xff\xe0" + HIDDEN, "x.jpg", UNREADABLE),
    ],
)
def test_what_is_no_picture_or_too_large_is_refused_in_words(content: bytes, name: str, words: str) -> None:
    with pytest.raises(ValidationError) as refused:
        made_anew(uploaded(content, name))

    assert refused.value.messages == [words]


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_a_moving_picture_is_refused(kind: str) -> None:
    with pytest.raises(ValidationError) as refused:
        made_anew(uploaded(moving(kind), f"x.{kind.lower()}"))

    assert refused.value.messages == [MOVES]


def upload(client: Client, content: bytes, name: str) -> Any:
    return client.post(
        "/cms/images/add/", {"title": "Photo", "file": uploaded(content, name), "collection": 1}
    )


@pytest.fixture
def editor(admin_client: Client, settings: Any, tmp_path: Any) -> Client:
    settings.MEDIA_ROOT = tmp_path
    return admin_client


@pytest.mark.django_db
def test_an_editor_s_upload_and_every_size_made_of_it_know_no_place(editor: Client) -> None:
    answer = upload(
        editor, from_a_camera(size=(400, 200)), "../../Beach \N{RIGHT-TO-LEFT OVERRIDE}gpj.<b>.jpg"
    )

    picture = WagtailImage.objects.get()
    smaller = picture.get_rendition("width-100")
    assert answer.status_code == 302
    assert (picture.width, picture.height) == (200, 400)
    assert [b"SecretCam" in one.file.open().read() for one in (picture, smaller)] == [False, False]
    name = picture.file.name.removeprefix("original_images/")
    assert name.replace(".", "").replace("_", "").isalnum()
    assert name.isascii()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (photo("PNG"), "photo.jpg", "The extension does not match the file format"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "x.svg", "Not a supported image format"),
        (photo(), "photo.html", "Not a supported image format"),
        (moving("GIF"), "dance.gif", MOVES),
        (photo()[:300], "half.jpg", UNREADABLE),
    ],
)
def test_an_editor_reads_why_a_picture_is_not_taken(
    editor: Client, content: bytes, name: str, words: str
) -> None:
    page = upload(editor, content, name)

    assert (page.status_code, WagtailImage.objects.count()) == (200, 0)
    assert words in page.content.decode()
