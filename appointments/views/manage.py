"""The private link."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from appointments.queries.links import find_link


@require_safe
@never_cache
def show(request: HttpRequest, token: str) -> HttpResponse:
    """Show how a request stands."""
    link = find_link(token, now=timezone.now())
    if link is None or not link.is_good:
        raise Http404
    return render(request, "appointments/request_sent.html", {"sent": link.request, "next_steps": []})
