"""What every template may ask about the clinic."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from clinic.models import ClinicSettings


def clinic(request: HttpRequest) -> dict[str, object]:
    """Add `clinic`, the clinic's settings, read at most once a request and only when asked for."""
    return {"clinic": SimpleLazyObject(lambda: ClinicSettings.load(request_or_site=request))}
