"""What the tests of sessions do over and over."""

from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from appointments.models import AppointmentRequest
from clinic.session_store import SessionStore, stored_key

LIST = "/staff/?menu"


def token_of(browser: Client) -> str:
    """Return the form token of a page that is open in this browser."""
    return str(browser.get(reverse("your_sign_in")).context["csrf_token"])


def send_note(
    browser: Client, request: AppointmentRequest, token: str, text: str = "Prefers mornings", **more: object
) -> HttpResponse:
    address = f"/staff/appointments/appointmentrequest/{request.pk}/do/note/"
    typed = {"version": request.version, "text": text, "csrfmiddlewaretoken": token}
    return browser.post(address, typed | more)


def is_signed_in(browser: Client) -> bool:
    """Say whether this browser's session has somebody in it, without counting as being there."""
    return browser.get(reverse("session_state")).json()["who"] is not None


def stored(browser: Client) -> dict[str, object]:
    """Return what the server has for this browser's session."""
    row = Session.objects.get(session_key=stored_key(browser.session.session_key))
    return SessionStore().decode(row.session_data)
