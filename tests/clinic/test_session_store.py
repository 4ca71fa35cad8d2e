"""Sessions by a digest of their key."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from clinic.session_store import SessionStore, stored_key
from tests.appointments.factories import make_staff
from tests.signed_in import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in() -> Client:
    browser = Client()
    sign_in(browser, make_staff())
    return browser


def test_a_session_is_found_by_the_browsers_key_which_the_table_does_not_hold(signed_in):
    key = signed_in.cookies["session"].value

    page = signed_in.get("/staff/")

    assert page.url == "/staff/appointments/appointmentrequest/"
    assert list(Session.objects.values_list("session_key", flat=True)) == [stored_key(key)]
    assert (stored_key(key) == key, len(stored_key(key))) == (False, 40)


def test_what_the_table_holds_opens_no_session(signed_in):
    stolen = Client()
    stolen.cookies["session"] = Session.objects.get().session_key

    assert stolen.get("/staff/").url == "/staff/login/?next=/staff/"


def test_a_session_is_changed_renewed_and_ended():
    store = SessionStore()
    store["step"] = 1
    store.save()
    first = store.session_key
    again = SessionStore(first)
    again["step"] = 2
    again.save()
    again.cycle_key()

    assert (SessionStore(again.session_key)["step"], again.exists(first)) == (2, False)
    assert "step" not in SessionStore(first)
    SessionStore().delete(again.session_key)
    assert (Session.objects.count(), again.exists(again.session_key)) == (0, False)


def test_what_is_in_a_session_cannot_be_read_in_the_table_and_is_gone_with_its_key(settings):
    store = SessionStore()
    store["seed"] = "JBSWY3DPEHPK3PXP"
    store.save()

    row = Session.objects.get()

    assert (row.session_data[:3], "seed" in row.session_data) == ("e1:", False)
    assert SessionStore(store.session_key)["seed"] == "JBSWY3DPEHPK3PXP"
    settings.FIELD_KEYS = [bytes(32)]
    assert dict(SessionStore(store.session_key).load()) == {}


def test_a_key_that_cannot_be_one_is_no_session():
    assert dict(SessionStore("\udcff" * 40).load()) == {}
