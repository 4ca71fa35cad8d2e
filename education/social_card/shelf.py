"""Keeps each page's card once it is made."""

import contextlib
import os
from pathlib import Path

from django.conf import settings

from education.social_card.card import Card
from education.social_card.drawing import draw


def png_of(card: Card) -> bytes:
    """Return a card, drawn when it is asked for the first time.

    There is one file a page, so the shelf cannot outgrow the site. Without a place to write, as in a
    container that forbids it, every request draws.
    """
    path = _folder() / f"{card.page_id}-{card.fingerprint}.png"
    with contextlib.suppress(OSError):
        return path.read_bytes()
    png = draw(card.title, card.clinic_name)
    with contextlib.suppress(OSError):
        _put(path, png)
    return png


def _put(path: Path, png: bytes) -> None:
    """Write the file whole under its name, and drop the page's earlier ones."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}.draft")
    draft.write_bytes(png)
    draft.replace(path)
    page_id = path.name.split("-")[0]
    for earlier in path.parent.glob(f"{page_id}-*.png"):
        if earlier != path:
            earlier.unlink(missing_ok=True)


def _folder() -> Path:
    # Below the one folder that a container may write to.
    return Path(settings.MEDIA_ROOT) / "social-cards"
