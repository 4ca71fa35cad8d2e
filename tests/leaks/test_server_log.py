"""What the database's own log holds of a statement that failed: PostgreSQL quotes it with its values."""

from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from appointments.actions.triage import add_note
from appointments.models import Actor, AppointmentRequest, SearchToken
from tests.appointments.factories import NOON, PERSONAL, build_request, make_staff, send, topic
from tests.leaks.traces import found

pytestmark = pytest.mark.django_db
SECRETS = {name: str(value) for name, value in PERSONAL.items()} | {"note": "heliotrope pills"}


def server_log() -> bytes:
    """Return the server's log (bin/lib/with_postgres.py); SQLite has no server, and so no log."""
    if connection.vendor == "sqlite":
        return b""
    return (Path(connection.get_connection_params()["host"]) / "server.log").read_bytes()


def fails(work) -> bool:
    try:
        with transaction.atomic():
            work()
    except DatabaseError:
        return True
    return False


def too_long(request: AppointmentRequest) -> None:
    """Write every column of a request, one of which is longer than it may be; SQLite does not mind that."""
    request.language = "x" * 50
    request.save()


def test_a_conflict_and_a_value_that_is_too_long_leave_nothing_about_a_person_in_the_log():
    request = send(**PERSONAL, for_whom="other")
    twin = build_request(**PERSONAL, topic=topic(), submission_key=request.submission_key)
    token = SearchToken.objects.filter(request=request).first()
    staff = Actor.staff(make_staff())
    note = add_note(request=request, text=SECRETS["note"], by=staff, now=NOON)
    again = type(note)(id=note.pk, request=request, at=NOON, by=staff.user, text=SECRETS["note"])
    before = len(server_log())

    failed = [
        fails(lambda: twin.save(force_insert=True)),
        fails(lambda: SearchToken.objects.create(request=request, digest=token.digest, sent_at=NOON)),
        fails(lambda: again.save(force_insert=True)),
        fails(lambda: too_long(request)),
    ]

    new = server_log()[before:]
    is_server = connection.vendor == "postgresql"
    assert failed == [True, True, True, is_server]
    assert new.count(b"STATEMENT:") == (4 if is_server else 0)
    assert found(SECRETS, {"the server's log": new}) == []
