"""Which page somebody probably wanted, for the page that says it is not there.

The clinic knows no pages. Whoever does registers a function here when the site starts.
"""

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote

from django.http import HttpRequest

from clinic.views.robots import PRIVATE_PATHS

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class LikelyPage:
    """A page that exists."""

    title: str
    url: str


Finder = Callable[[HttpRequest, tuple[str, ...]], LikelyPage | None]
_finders: list[Finder] = []
# A word of an address: no figures, so that a token or a number is never taken for one.
WORD = re.compile(r"[^\W\d_]{2,30}")
MOST_WORDS = 8


def register(finder: Finder) -> None:
    """Ask `finder` from now on; registering it again changes nothing."""
    if finder not in _finders:
        _finders.append(finder)


def address_words(request: HttpRequest) -> tuple[str, ...]:
    """Return the words in the last part of the address that was asked for; none of a private one."""
    path = unquote(request.path)
    parts = [part for part in path.split("/") if part]
    # What has a dot is a file; machines ask for those.
    if path.startswith((*PRIVATE_PATHS, "/request/")) or not parts or "." in parts[-1]:
        return ()
    if any(sign.isdigit() for sign in parts[-1]):
        return ()
    return tuple(word.lower() for word in WORD.findall(parts[-1]))[:MOST_WORDS]


def likely_page(request: HttpRequest, words: tuple[str, ...]) -> LikelyPage | None:
    """Return the closest page, or None. Never fails: this is part of an error page."""
    try:
        return next((found for finder in _finders if words and (found := finder(request, words))), None)
    except Exception as error:
        log.warning("no likely page was looked for: %s", type(error).__name__)
        return None
