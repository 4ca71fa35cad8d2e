"""A form that is sent while another connection really holds the database's locks."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, connections
from django.test import Client

from appointments.models import AppointmentRequest, Consent, Event, OutboundMessage, RateCounter
from tests.appointments import posted

pytestmark = pytest.mark.django_db(transaction=True)

LOCK = {
    "sqlite": ["BEGIN EXCLUSIVE"],
    "postgresql": ["BEGIN", "LOCK TABLE appointments_appointmentrequest IN EXCLUSIVE MODE"],
}
WAIT_BRIEFLY = {"sqlite": "PRAGMA busy_timeout = 50", "postgresql": "SET lock_timeout = '50ms'"}


@contextmanager
def locked_by_another_connection() -> Iterator[None]:
    """Let nobody else write while the block runs; this connection waits 50 ms, not ten seconds."""
    other = connections.create_connection("default")
    with connection.cursor() as cursor:
        cursor.execute(WAIT_BRIEFLY[connection.vendor])
    try:
        with other.cursor() as cursor:
            for statement in LOCK[connection.vendor]:
                cursor.execute(statement)
            yield
            cursor.execute("ROLLBACK")
    finally:
        other.close()


def rows() -> dict[str, int]:
    models = (AppointmentRequest, Event, Consent, OutboundMessage, RateCounter)
    return {model.__name__: model.objects.count() for model in models}


def test_a_form_sent_to_a_locked_database_gets_a_503_and_leaves_no_half_request(settings):
    settings.CLINIC_PHONE = "(305) 555-0111"
    browser = Client(raise_request_exception=False)
    sealed = {"sealed": posted.sealed_of(posted.check(browser))}

    with locked_by_another_connection():
        response = browser.post("/request/send/", sealed)
        written = rows()

    page = response.content.decode()
    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert "(305) 555-0111" in page
    assert "It is safe to send it twice." in page
    # A try is counted whatever becomes of it, where the counters can be written.
    counted = written.pop("RateCounter")
    assert (set(written.values()), counted) == ({0}, {"sqlite": 0, "postgresql": 1}[connection.vendor])


def test_the_same_form_goes_through_once_the_lock_is_gone():
    browser = Client(raise_request_exception=False)
    sealed = {"sealed": posted.sealed_of(posted.check(browser))}
    with locked_by_another_connection():
        assert browser.post("/request/send/", sealed).status_code == 503

    response = browser.post("/request/send/", sealed)

    assert response.status_code == 303
    assert rows() == {
        "AppointmentRequest": 1,
        "Event": 1,
        "Consent": 1,
        "OutboundMessage": 1,
        "RateCounter": 4,
    }
