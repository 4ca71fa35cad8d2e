"""The page whose address comes closest to one that does not exist."""

from difflib import SequenceMatcher

from django.http import HttpRequest
from wagtail.models import Page

from clinic.likely_page import LikelyPage

MOST_PAGES = 500
CLOSE_ENOUGH = 0.6
# All words are there, only fewer of them: /ketamine/ for /ketamine-for-chronic-pain/.
ALL_WORDS = 0.9


def likely_page(request: HttpRequest, words: tuple[str, ...]) -> LikelyPage | None:
    """Return the live public page with the closest slug. Two queries, whatever the address."""
    pages = (
        Page.objects.live().public().filter(depth__gt=2).only("slug", "title", "url_path", "path", "depth")
    )
    scored = [(_closeness(words, page.slug), page) for page in pages[:MOST_PAGES]]
    closest, page = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    if page is None or closest < CLOSE_ENOUGH:
        return None
    return LikelyPage(page.title, page.get_url(request))


def _closeness(words: tuple[str, ...], slug: str) -> float:
    """Return how alike an address and a slug are, from 0 to 1."""
    if len(words) > 0 and set(words) <= set(slug.split("-")):
        return ALL_WORDS
    matcher = SequenceMatcher(None, "-".join(words), slug)
    if matcher.real_quick_ratio() < CLOSE_ENOUGH or matcher.quick_ratio() < CLOSE_ENOUGH:
        return 0
    return matcher.ratio()
