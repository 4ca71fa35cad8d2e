"""Addresses that programs look for: whom to tell about a weak spot (RFC 9116), where to change a password."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Name the contact, until when this holds, and what may be expected."""
    address = settings.SITE_URL + reverse("security_txt")
    lines = [
        *(f"Contact: {contact}" for contact in settings.SECURITY_CONTACTS),
        f"Expires: {settings.SECURITY_TXT_EXPIRES:%Y-%m-%dT00:00:00Z}",
        "Preferred-Languages: en, es",
        f"Canonical: {address}",
        f"Policy: {settings.SITE_URL}{reverse('security_policy')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def security_policy(request: HttpRequest) -> HttpResponse:
    """Say to whoever found a weak spot how to tell us, and that nobody goes after them."""
    return render(request, "clinic/security_policy.html", {"contacts": settings.SECURITY_CONTACTS})


@require_safe
@never_cache
def change_password(request: HttpRequest) -> HttpResponse:
    """Lead password managers to the page where it is done."""
    return redirect("account_change_password")
