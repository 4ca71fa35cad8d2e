"""Finds the page of an address at once, however deep it lies.

Wagtail asks its way down the tree, two queries a level. Here one query brings the page with all that stands
above it, which the breadcrumb needs anyway, and one more the page as its own type.
"""

from itertools import accumulate
from typing import TYPE_CHECKING

from django.http import Http404
from wagtail.models import Page

if TYPE_CHECKING:
    from education.models.public_page import PublicPage


def find_page(root: Page, slugs: list[str]) -> "PublicPage":
    """Return the page that `slugs` lead to from `root`, with its trail. Raise Http404 where there is none."""
    path = list(accumulate(slugs, lambda above, slug: f"{above}{slug}/", initial=root.url_path))
    chain = {page.url_path: page for page in Page.objects.filter(url_path__in=path).order_by("path")}
    if path[-1] not in chain:
        raise Http404
    found = chain.pop(path[-1])
    page_class = found.specific_class
    page = page_class.objects.select_related(*page_class.shown_with).get(pk=found.pk)
    page.trail = [above for above in chain.values() if above.live]
    return page
