"""Redirects that cannot send anybody round in a circle.

Wagtail makes a redirect whenever a page moves or its slug changes, for the pages below it too, and editors
import their own. Two kinds of circle are possible: a page that moved away and back is later unpublished, and
its own address then leads to itself; or two hand-written redirects lead to each other.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase, HttpResponseRedirectBase
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect

MOST_HOPS = 10


class RedirectWithoutCircles(RedirectMiddleware):
    """Answers 404 where Wagtail's redirect would lead back, at once or after others."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        answer = super().process_response(request, response)
        if answer is response or not isinstance(answer, HttpResponseRedirectBase):
            return answer
        return response if _leads_back(request, answer.url) else answer


def _leads_back(request: HttpRequest, target: str) -> bool:
    """Follow the redirects from `target` on; say whether one comes back to where somebody has been."""
    seen = {_path(request.get_full_path())}
    for _hop in range(MOST_HOPS):
        if not _is_ours(request, target):
            return False
        path = _path(target)
        if path in seen:
            return True
        seen.add(path)
        following = get_redirect(request, path)
        if following is None or following.redirect_page_id or not following.link:
            return False
        target = following.link
    return True


def _is_ours(request: HttpRequest, target: str) -> bool:
    host = urlsplit(target).netloc
    return host in ("", request.get_host(), urlsplit(settings.SITE_URL).netloc)


def _path(address: str) -> str:
    """Return an address as redirects are kept: no host, no query, no slash at its end."""
    return str(Redirect.normalise_path(urlsplit(address).path))
