"""What every template may ask about the clinic."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from clinic.models import ClinicSettings


def clinic(request: HttpRequest) -> dict[str, object]:
    """Add `clinic`, its settings, read at most once a request and only when asked for, and `site_url`."""
    return {
        "clinic": SimpleLazyObject(lambda: ClinicSettings.load(request_or_site=request)),
        "site_url": settings.SITE_URL,
    }
