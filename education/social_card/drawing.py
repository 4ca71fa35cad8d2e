"""Draws a card over the picture of the site's general one (bin/pictures makes that)."""

import io
import unicodedata
from functools import cache
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

from education.social_card.lines import cut, wrapped

SIZE = (1200, 630)
# As in static/css/tokens.css and pictures.css; a test holds them together.
SKY, HEADING, INK = "#fdf1e6", "#083d44", "#17282c"
MARGIN, WIDTH = 88, 1024
NAME_TOP, TITLE_TOP = 58, 122
SYMBOL, SYMBOL_SIZE = (88, 78, 192, 182), 44
# The sea of the general card begins here; the sun and the signal reach higher, and the title goes over them.
PICTURE_TOP = 300
# Size of the letters for so many lines at most. The last one also takes what has to be cut.
SIZES = ((84, 2), (68, 3), (56, 4))
MOST_LINES = 4
COLOURS = 128
REGULAR, BOLD = 400, 700


def draw(title: str, clinic_name: str) -> bytes:
    """Return the card as a PNG; of a title in letters that our typeface lacks, the general card."""
    title = unicodedata.normalize("NFC", " ".join(title.split()))
    if not can_write(title + clinic_name):
        return general_card()
    picture = _background()
    pencil = ImageDraw.Draw(picture)
    pencil.text((MARGIN + SYMBOL_SIZE + 16, NAME_TOP), clinic_name, INK, _font(34, REGULAR))
    size, lines = _fitted(title)
    for number, line in enumerate(lines):
        pencil.text((MARGIN, TITLE_TOP + number * round(size * 1.16)), line, HEADING, _font(size, BOLD))
    return _png(picture)


def can_write(text: str) -> bool:
    """Say whether our typeface has all letters of `text`; it draws nothing for one that it lacks."""
    return all(letter.isspace() or any(_font(34, REGULAR).getmask(letter).size[1:]) for letter in set(text))


def general_card() -> bytes:
    return _general_card_path().read_bytes()


def _fitted(title: str) -> tuple[int, list[str]]:
    """Return the largest size at which the whole title fits, with its lines."""
    for size, most_lines in SIZES:
        if lines := wrapped(title, WIDTH, _font(size, BOLD).getlength, most_lines):
            return size, lines
    return size, cut(title, WIDTH, _font(size, BOLD).getlength, MOST_LINES)


def _background() -> Image.Image:
    with Image.open(_general_card_path()) as general:
        source = general.convert("RGB")
    picture = Image.new("RGB", SIZE, SKY)
    picture.paste(source.crop((0, PICTURE_TOP, *SIZE)), (0, PICTURE_TOP))
    symbol = source.crop(SYMBOL).resize((SYMBOL_SIZE, SYMBOL_SIZE), Image.Resampling.LANCZOS)
    picture.paste(symbol, (MARGIN, NAME_TOP - 2))
    return picture


@cache
def _font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(settings.ROOT / "static/fonts/atkinson-hyperlegible-next.woff2", size)
    font.set_variation_by_axes([weight])
    return font


def _general_card_path() -> Path:
    return Path(settings.ROOT) / "static/img/social-card.png"


def _png(picture: Image.Image) -> bytes:
    """Keep a flat drawing with the few colours it has."""
    buffer = io.BytesIO()
    few = picture.quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
