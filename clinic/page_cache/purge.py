"""Tells proxies and CDNs that what they hold is old. Off unless the environment names one.

Wagtail can purge by itself when a page is published. We do it from the worker instead, because Wagtail

- purges that one page, while a menu, a setting or a clinician's name stands on many;
- does so inside the transaction: a proxy that asks at once gets the old page again, and the database stays
  locked for as long as the proxy takes;
- lets the editor wait for a network that may be slow.
"""

from threading import Thread

from django.conf import settings
from wagtail.contrib.frontend_cache.utils import PurgeBatch
from wagtail.models import Page

from clinic.page_cache import generation


class Purger:
    """Watches the generation for the worker, and purges every page when it has changed.

    The network is left to a thread: a proxy that hangs must not hold up messages to patients. Wagtail logs
    what a proxy refuses; it is not tried again, and `PROXY_CACHE_SECONDS` bounds what that costs.
    """

    def __init__(self) -> None:
        self._told = ""
        self._addresses: set[str] = set()
        self._thread: Thread | None = None

    def look(self) -> None:
        """Start to purge if pages changed since the last time. The first time counts as changed."""
        if not settings.WAGTAILFRONTENDCACHE or (self._thread and self._thread.is_alive()):
            return
        now = generation.current()
        if now in {"", self._told}:
            return
        before, self._addresses = self._addresses, page_addresses()
        self._told = now
        # The addresses from before are those of pages that were moved or deleted since.
        batch = PurgeBatch(before | self._addresses)
        self._thread = Thread(target=batch.purge, daemon=True)
        self._thread.start()

    def finish(self, seconds: float = 60) -> None:
        """Wait for what was started."""
        if self._thread:
            self._thread.join(seconds)


def page_addresses() -> set[str]:
    """Return the whole addresses of all pages, drafts included: one of them may just have been taken down."""
    batch = PurgeBatch()
    batch.add_pages(Page.objects.filter(depth__gt=1))
    return batch.urls
