"""JSON-LD as an element of the page."""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

# As escapes of JSON they mean the same, and no text can close the element or open a comment in it.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def as_script(data: dict[str, Any]) -> SafeString:
    """Return the data as a script element that nothing executes, and so needs no nonce."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - escaped above
