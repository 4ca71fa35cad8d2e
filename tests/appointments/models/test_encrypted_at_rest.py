"""A dump of the front desk's tables shows nothing about a patient."""

import pytest
from django.apps import apps
from django.db import connection

from appointments.actions.delivery import deliver_due
from appointments.actions.triage import add_note, log_contact
from appointments.enums import Channel, ContactOutcome, ForWhom
from appointments.models import Actor, AppointmentRequest
from tests.appointments.factories import NOON, PERSONAL, make_staff, send

pytestmark = pytest.mark.django_db

WRITTEN_BY_STAFF = {"note": "daughter drives him", "attempt": "spoke with the neighbour"}


@pytest.fixture
def request_with_everything():
    by = Actor.staff(make_staff())
    request = send(**PERSONAL, for_whom=ForWhom.OTHER, been_before=True)
    add_note(request=request, text=WRITTEN_BY_STAFF["note"], by=by, now=NOON)
    log_contact(
        request=request,
        channel=Channel.CALL,
        outcome=ContactOutcome.SPOKE,
        note=WRITTEN_BY_STAFF["attempt"],
        by=by,
        now=NOON,
    )
    deliver_due(clock=lambda: NOON)
    return AppointmentRequest.objects.get()


def told_by_the_models(request: AppointmentRequest) -> dict[str, str]:
    """Return every string that must stay secret, read the way staff read it."""
    (message,) = request.messages.all()
    return {name: str(getattr(request, name)) for name in PERSONAL} | {
        "note": request.notes.get().text,
        "attempt": request.contact_attempts.get().note,
        "subject": message.subject,
        "a line of the body": next(line for line in message.body.splitlines() if "Hello" in line),
        "channels": ", ".join(request.contact_channels),
    }


def dump() -> str:
    """Return every column of every row of the front desk's tables, as the database holds it."""
    lines = []
    with connection.cursor() as cursor:
        for model in apps.get_app_config("appointments").get_models():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(model._meta.db_table)}")
            lines += [repr(row) for row in cursor.fetchall()]
    return "\n".join(lines)


def test_a_dump_holds_the_request_but_none_of_the_strings_that_staff_can_read(request_with_everything):
    request = request_with_everything
    secrets = told_by_the_models(request)
    assert secrets == {name: str(value) for name, value in PERSONAL.items()} | WRITTEN_BY_STAFF | {
        "subject": f"We have your request ({request.reference})",
        "a line of the body": "Hello Teodoro Villaverde,",
        "channels": "call, email",
    }

    dumped = dump()

    assert dumped.count(request.reference) == 1
    readable = dumped.lower()
    assert {name for name, text in secrets.items() if text.lower() in readable} == set()
    assert not [text for text in ("3055550177", "marisol", "villaverde", "date(1958") if text in readable]


def test_two_patients_of_the_same_name_do_not_look_alike_in_a_dump():
    send(first_name="Marisol")
    send(first_name="Marisol")

    with connection.cursor() as cursor:
        cursor.execute("SELECT first_name FROM appointments_appointmentrequest")
        first, second = (name for (name,) in cursor.fetchall())
    assert first != second
