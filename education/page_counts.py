"""Names the pages behind the counts of requests."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from clinic.page_counts import FEWEST_SHOWN, PageCount


@dataclass(frozen=True)
class NamedCount:
    """A line of the report. `number` is words where it is too small to be told."""

    title: str
    path: str
    month: date
    number: int | str


def named_counts(counts: Iterable[PageCount]) -> list[NamedCount]:
    """Return the counts of addresses that are or were pages of ours; anybody can make up others.

    Two to four queries.
    """
    titles = _titles()
    return [
        NamedCount(titles[one.path], one.path, one.month, one.count or f"fewer than {FEWEST_SHOWN}")
        for one in counts
        if one.path in titles
    ]


def _titles() -> dict[str, str]:
    """Return the path of each page's address, old ones too, → its title."""
    moved = Redirect.objects.filter(redirect_page__isnull=False).values_list(
        "old_path", "redirect_page__title"
    )
    titles = {f"{old_path.rstrip('/')}/": title for old_path, title in moved}
    pages = Page.objects.filter(depth__gt=1).only("title", "url_path", "path", "depth")
    return titles | {urlsplit(page.get_url() or "").path: page.title for page in pages}
