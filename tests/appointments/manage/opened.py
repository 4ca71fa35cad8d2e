"""Private links to requests, and what their pages say."""

import html
import re
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.test import Client

from appointments.actions.booking import ask_for_held_time
from appointments.actions.links import issue_link
from appointments.enums import LinkPurpose, RequestStatus
from appointments.models import Actor, Appointment, AppointmentRequest, Resource
from tests.appointments.calendar import MONDAY_9, hold, make_draft, make_resource
from tests.appointments.factories import NOON

TAG = re.compile(r"<[^>]+>")


def token_of(request: AppointmentRequest, *, now: datetime = NOON, purpose: str = LinkPurpose.MANAGE) -> str:
    return issue_link(request=request, purpose=LinkPurpose(purpose), now=now)


def path(token: str, step: str = "") -> str:
    return f"/manage/{token}/{step}"


def text_of(page: HttpResponse) -> str:
    """Return the words of a page's main part, as one line."""
    main = page.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    return " ".join(html.unescape(TAG.sub(" ", main)).replace("\N{NO-BREAK SPACE}", " ").split())


def heading_of(page: HttpResponse) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", page.content.decode(), re.S)
    assert found, "the page has no heading"
    return " ".join(html.unescape(TAG.sub(" ", found[1])).split())


def said(page: HttpResponse) -> str:
    """Return the line that says why nothing was done, or "" where there is none."""
    found = re.search(r'role="alert"><p>(.*?)</p>', page.content.decode(), re.S)
    return html.unescape(found[1]) if found else ""


def done(page: HttpResponse) -> str:
    """Return the line that says what was done, or "" where there is none."""
    found = re.search(r'role="status"><p>(.*?)</p>', page.content.decode(), re.S)
    return html.unescape(found[1]) if found else ""


def follow(client: Client, answer: HttpResponse) -> HttpResponse:
    assert answer.status_code == 303
    return client.get(answer["Location"])


def ask(starts_at: datetime = MONDAY_9, **changes: Any) -> Appointment:
    """Return a time that a patient asked for and that waits for staff."""
    resource = changes.pop("resource", None) or make_resource()
    held = hold(resource, starts_at, request=make_draft(**changes))
    AppointmentRequest.objects.filter(pk=held.request.pk).update(status=RequestStatus.NEW)
    held.request.refresh_from_db()
    return ask_for_held_time(appointment=held, book_at_once=False, by=Actor.PATIENT, now=NOON)


def state(appointment: Appointment) -> tuple[str, str]:
    """Return the status and why it was cancelled, as the database has them."""
    appointment.refresh_from_db()
    return appointment.status, appointment.cancel_reason


def code(resource: Resource, starts_at: datetime) -> str:
    """Return what the page's form posts for a time."""
    return f"{resource.pk}-{int(starts_at.timestamp()) // 300}"
