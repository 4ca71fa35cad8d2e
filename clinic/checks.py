"""System checks of settings that grow old, or that hold on one machine alone."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.checks import WARNING, CheckMessage, Error, register

from clinic.environment import is_loopback

WARN_BEFORE = timedelta(days=30)
ALONE = ("LocMemCache", "DummyCache")


@register()
def security_txt_is_fresh(**kwargs: Any) -> list[CheckMessage]:
    """Warn a month before security.txt lapses, and ever after: nobody need believe it then (RFC 9116)."""
    left = settings.SECURITY_TXT_EXPIRES - datetime.now(tz=UTC).date()
    words = f"security.txt expires on {settings.SECURITY_TXT_EXPIRES}"
    hint = (
        "Check its contacts, then set SECURITY_TXT_EXPIRES in clinic/settings.py to a year from now at most."
    )
    return [CheckMessage(WARNING, words, hint=hint, id="clinic.W010")] if left <= WARN_BEFORE else []


@register()
def tries_are_counted_together(**kwargs: Any) -> list[CheckMessage]:
    """Refuse a cache of each process's own on a public site: tries at passwords are counted in it."""
    if is_loopback(settings.SITE_URL) or not settings.CACHES["default"]["BACKEND"].endswith(ALONE):
        return []
    hint = "Set it to dbcache://django_cache, or to another cache that all processes share."
    return [Error("CACHE_URL names a cache that processes do not share", hint=hint, id="clinic.E011")]
