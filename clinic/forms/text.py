"""Putting typed or pasted text into one shape before anything looks at it."""

import re
import unicodedata
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

Text = Any  # a str, or one that is translated when it is shown

# Marks that turn the direction of text, and invisible leftovers of copying: never part of what was meant.
# The joiners U+200C and U+200D stay, since names in some scripts are spelled with them.
INVISIBLE = dict.fromkeys(
    [
        0x00AD,
        0x061C,
        0x200B,
        0x200E,
        0x200F,
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2065),
        *range(0x2066, 0x206A),
        0xFEFF,
    ]
)
LINE_BREAK = re.compile(r"\r\n?|[\u0085\u2028\u2029]")
REFUSED_CATEGORIES = ("Cc", "Cs")
ADDRESS = re.compile(
    r"://|\bwww\.|[^\W_]{2,}\.(?:com|net|org|info|biz|ru|cn|io|xyz|top|site|online|shop|link|click)\b",
    re.IGNORECASE,
)


def one_line(text: str) -> str:
    """Return composed text (NFC) without direction marks or blanks at its ends."""
    return unicodedata.normalize("NFC", text.translate(INVISIBLE)).strip()


def many_lines(text: str) -> str:
    """Return composed text in which a line break is one character, however the browser sent it."""
    return one_line(LINE_BREAK.sub("\n", text))


def plain_characters(text: str) -> str:
    """Return text for numbers and addresses: full-width forms become ordinary, blanks at the ends go."""
    visible = "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf")
    return visible.strip()


def refuse_control_characters(text: str, noun: Text, *, allowed: str = "") -> None:
    """Raise ValidationError for NUL, other control characters and halves of surrogate pairs.

    No database or mail stores them reliably, and nobody types them on purpose.
    """
    if any(unicodedata.category(c) in REFUSED_CATEGORIES and c not in allowed for c in text):
        raise ValidationError(
            format_lazy(_("Type {noun} again: a hidden character in it cannot be saved"), noun=noun),
            code="control_character",
        )


def refuse_unreadable_names(text: str, noun: Text) -> None:
    """Raise ValidationError for a name without any letter, mark or number, which nobody could read or call.

    Marks count: in several scripts a vowel is one.
    """
    if not any(unicodedata.category(c)[0] in "LMN" for c in text):
        raise ValidationError(
            format_lazy(_("Enter {noun} with at least one letter"), noun=noun), code="letter"
        )


def refuse_web_addresses(text: str, noun: Text) -> None:
    """Raise ValidationError for text that holds a web address, as robots leave in name fields."""
    if ADDRESS.search(text):
        raise ValidationError(
            format_lazy(_("Enter {noun} without a web address"), noun=noun), code="web_address"
        )
