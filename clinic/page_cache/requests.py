"""Which requests may be answered from memory, and under which key."""

from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from django.conf import settings

from clinic.page_cache.sharing import is_personal

Environ = dict[str, Any]

# What newsletters and advertisements add to a link. No page of ours reads them.
CAMPAIGN_NAMES = {"gclid", "fbclid", "msclkid", "mc_cid", "mc_eid"}
CAMPAIGN_PREFIX = "utm_"


class Key(NamedTuple):
    """What a public page depends on. `host` is as it was sent, with its port.

    A strange host is never found: Django refuses it, so nothing is kept under it.
    """

    is_secure: bool
    host: str
    path: str


def key_of(environ: Environ) -> Key | None:
    """Return the key of a request, or None when Django itself must answer it."""
    if environ["REQUEST_METHOD"] not in {"GET", "HEAD"} or environ.get("SCRIPT_NAME"):
        return None
    if "HTTP_AUTHORIZATION" in environ or is_personal(environ.get("HTTP_COOKIE", "")):
        return None
    if (query := environ.get("QUERY_STRING")) and not _is_campaign(query):
        return None
    return Key(_is_secure(environ), environ.get("HTTP_HOST", ""), environ.get("PATH_INFO", ""))


def may_fill(environ: Environ) -> bool:
    """Say whether the answer may be kept: one to the plain address, with its body."""
    return environ["REQUEST_METHOD"] == "GET" and not environ.get("QUERY_STRING")


def _is_campaign(query: str) -> bool:
    names = {name for name, _ in parse_qsl(query, keep_blank_values=True)}
    return all(name in CAMPAIGN_NAMES or name.startswith(CAMPAIGN_PREFIX) for name in names)


def _is_secure(environ: Environ) -> bool:
    """Decide as HttpRequest.scheme does: an insecure request is redirected, never answered."""
    if settings.SECURE_PROXY_SSL_HEADER:
        name, value = settings.SECURE_PROXY_SSL_HEADER
        if (sent := environ.get(name)) is not None:
            return sent.split(",", 1)[0].strip() == value
    return environ.get("wsgi.url_scheme") == "https"
