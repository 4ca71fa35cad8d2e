"""Every page that search engines may list, with the time of its last publication."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.contrib.sitemaps import Sitemap as WagtailSitemap
from wagtail.contrib.sitemaps.views import sitemap as wagtail_sitemap
from wagtail.models import Page

from education.addresses import absolute_url, is_indexed


class Sitemap(WagtailSitemap):
    """Wagtail's list of live public pages without those that robots are told not to list."""

    def lastmod(self, page: Page) -> datetime | None:
        """Return when readers last saw a change. A draft that was only saved is none."""
        return page.last_published_at

    def _urls(self, page: int, protocol: str, domain: str) -> list[dict[str, Any]]:
        shown: Iterable[Page] = filter(is_indexed, self.paginator.page(page).object_list)
        urls = [
            {"location": absolute_url(each, self.request), "lastmod": self.lastmod(each)} for each in shown
        ]
        known = [url["lastmod"] for url in urls if url["lastmod"]]
        if known:
            self.latest_lastmod = max(known)
        return urls


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    return wagtail_sitemap(request, sitemaps={"pages": Sitemap})
