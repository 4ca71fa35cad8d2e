"""An uploaded picture, made anew from its pixels: nothing else that the file held is kept.

Cameras write where and when a photo was taken into it, and Wagtail hands that on to every size it makes.
Making it anew drops this, and whatever was hidden before, behind or between the pixels.
"""

from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageOps

# A page shows 2400 pixels of width at most; this is what good cameras take.
MOST_PIXELS = 50_000_000
FORMATS: dict[str, tuple[str, dict[str, Any]]] = {
    "JPEG": ("image/jpeg", {"quality": 90, "optimize": True}),
    "PNG": ("image/png", {"optimize": True}),
    "WEBP": ("image/webp", {"quality": 90}),
    "GIF": ("image/gif", {}),
}
# What phones call a photo with a second, smaller one behind it: the first one counts.
AS_JPEG = "MPO"
UNREADABLE = "This picture is damaged and cannot be read. Save it again in a picture program and upload that."
TOO_LARGE = "This picture has too many pixels. Make it smaller than 50 megapixels, such as 8000 by 6000."
MOVES = "This picture moves, which readers cannot stop. Upload a film to the documents instead."
UNKNOWN = "This is no JPEG, PNG, WebP or GIF picture. Save it as one of these and upload that."


def made_anew(file: Any) -> SimpleUploadedFile:
    """Return the same picture without anything but its pixels and their colours; raises ValidationError."""
    file.seek(0)
    try:
        with Image.open(file) as picture:
            kind = "JPEG" if picture.format == AS_JPEG else str(picture.format)
            _refuse_before_reading(picture, kind)
            return _written(file.name, ImageOps.exif_transpose(picture) or picture, kind)
    except Image.DecompressionBombError as error:
        raise ValidationError(TOO_LARGE) from error
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError) as error:
        raise ValidationError(UNREADABLE) from error


def _refuse_before_reading(picture: Image.Image, kind: str) -> None:
    """Look at the header alone: reading a bomb is what it is made for."""
    if kind not in FORMATS:
        raise ValidationError(UNKNOWN)
    if picture.width * picture.height > MOST_PIXELS:
        raise ValidationError(TOO_LARGE)
    if picture.format != AS_JPEG and getattr(picture, "is_animated", False):
        raise ValidationError(MOVES)


def _written(name: str, picture: Image.Image, kind: str) -> SimpleUploadedFile:
    mime, options = FORMATS[kind]
    colours = picture.info.get("icc_profile")
    picture.info = {key: value for key, value in picture.info.items() if key == "transparency"}
    if colours:
        options = options | {"icc_profile": colours}
    written = BytesIO()
    picture.save(written, kind, **options)
    return SimpleUploadedFile(name, written.getvalue(), mime)
