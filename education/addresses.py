"""The one address of a page, as the outside world should know it."""

from urllib.parse import urljoin

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page


def absolute_url(page: Page, request: HttpRequest | None = None) -> str:
    """Return the page's address under `SITE_URL`, whatever host the request came by.

    A draft that has never been saved has no place in the tree yet: then it is the site's own address.
    """
    return urljoin(f"{settings.SITE_URL}/", page.get_url(request) or "")


def alternates(page: Page, request: HttpRequest | None = None) -> list[tuple[str, str]]:
    """Return language code and address of each version of a page, itself included, for `hreflang`.

    The last one is for readers of any other language (x-default). Without translations nothing is asked.
    """
    here = absolute_url(page, request)
    if not settings.WAGTAIL_I18N_ENABLED:
        return [(get_language() or settings.LANGUAGE_CODE, here), ("x-default", here)]
    versions = page.get_translations(inclusive=True).live().public().select_related("locale").order_by("pk")
    found = [(version.locale.language_code, absolute_url(version, request)) for version in versions]
    default = dict(found).get(settings.LANGUAGES[0][0], here)
    return [*found, ("x-default", default)]


def is_indexed(page: Page) -> bool:
    """Say whether search engines may list the page; one without an opinion may be listed."""
    return bool(getattr(page, "is_indexed", True))


def robots(page: Page) -> str:
    """Return what the robots tag says: the page's own word where it has one."""
    return getattr(page, "robots", "") or ("index, follow" if is_indexed(page) else "noindex, follow")
