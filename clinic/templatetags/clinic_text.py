"""Small pieces of text that many templates need; loaded for all of them (settings)."""

import re
from functools import cache
from pathlib import Path
from urllib.parse import quote

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def phone_digits(number: object) -> str:
    """Return a number as a `tel:` address wants it, however it was written."""
    return re.sub(r"[^\d+]", "", str(number))


@register.simple_tag
@cache
def icon_data() -> str:
    """Return static/img/favicon.svg as an address that holds the drawing itself.

    Its coordinates stand as they do in the wordmark beside it, so that compression sees the same curve twice.
    """
    lines = (Path(settings.ROOT) / "static/img/favicon.svg").read_text().splitlines()
    drawing = "".join(line.strip() for line in lines)
    return f"data:image/svg+xml,{quote(drawing, safe='/:=,;()')}"


@register.filter
def phone_link(number: object) -> SafeString:
    """Return a link that calls a number, which may be written in any way."""
    return format_html('<a href="tel:{}">{}</a>', phone_digits(number), number)
