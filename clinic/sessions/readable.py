"""Which fields of a posted form hold what somebody typed, and how to read them."""

import json
import re

MACHINE = re.compile(r"on|yes|no|true|false|null|[\W\d_]*|[0-9a-f-]{32,36}|\[\]|\{\}", re.IGNORECASE)
# A press, a choice by its code, or bookkeeping of Django's formsets and Wagtail's stream fields.
BOOKKEEPING = re.compile(r"^(action|next|version)(-|$)|-(type|id|order|deleted|TOTAL_FORMS|INITIAL_FORMS)$")


def typed_texts(fields: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return label and text of each field that reads as words."""
    found = [(_label(name), _plain(value)) for name, value in fields if not BOOKKEEPING.search(name)]
    return [(label, text) for label, text in found if text and not MACHINE.fullmatch(text)]


def _label(name: str) -> str:
    words = re.sub(r"[-_]+", " ", name).replace(" value", "").strip()
    return words[:1].upper() + words[1:]


def _plain(value: str) -> str:
    """Return the words of a value. Wagtail's rich text is JSON, with a text for each block."""
    text = value.strip()
    if not text.startswith('{"blocks"'):
        return text
    try:
        return "\n".join(str(block["text"]) for block in json.loads(text)["blocks"]).strip()
    except (ValueError, KeyError, TypeError):
        return text
