"""The panel of a request's page that says who looked at it."""

from datetime import timedelta

import pytest
from django.test import Client

from appointments.actions.access import record_access
from appointments.enums import AccessKind
from clinic.models import User
from clinic.privacy import Privacy
from tests.appointments.admin.pressing import open_page, text_of
from tests.appointments.factories import NOON, make_request, make_staff

pytestmark = pytest.mark.django_db


def test_the_panel_says_who_looked_when_how_often_and_at_what(desk: Client, front_desk: User) -> None:
    request, other = make_request(), make_request()
    anna = make_staff(first_name="Anna", last_name="Sample")
    for days in (3, 2):
        record_access(by=anna, now=NOON - timedelta(days=days), request=request)
    record_access(by=anna, now=NOON - timedelta(days=1), request=request, privacy=Privacy.CLINICAL)
    record_access(by=anna, now=NOON, request=other, kind=AccessKind.EXPORT)

    page = open_page(desk, request)

    lines = [(line.who, line.what, line.times, line.last_at) for line in page.context["who_looked"]]
    assert lines == [
        (str(front_desk), "Opened", 1, NOON),
        ("Anna Sample", "Opened: clinical answers", 1, NOON - timedelta(days=1)),
        ("Anna Sample", "Opened", 2, NOON - timedelta(days=2)),
    ]
    assert '<h2 id="desk-looks">Who looked</h2>' in text_of(page)
    assert "<td>2</td> <td>Mon, Mar 2, 2026, 12:00 p.m.</td>" in text_of(page)
