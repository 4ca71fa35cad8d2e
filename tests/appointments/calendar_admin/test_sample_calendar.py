"""The sample clinic's calendar: alive, plainly a sample, made once and never overwritten."""

from datetime import time

import pytest

from appointments.enums import RequestStatus
from appointments.management.sample import load_sample_calendar
from appointments.models import (
    Appointment,
    AppointmentRequest,
    AvailabilityRule,
    Event,
    OutboundMessage,
    Resource,
    ServiceType,
)
from clinic.models import User
from clinic.sample_data import load_sample_clinic

pytestmark = pytest.mark.django_db
MODELS = (ServiceType, Resource, AvailabilityRule, AppointmentRequest, Appointment, Event)


@pytest.fixture(autouse=True)
def sample_clinic(settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    load_sample_clinic()


def everything() -> dict[str, list[dict]]:
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in MODELS}


def test_services_say_that_their_words_are_samples():
    load_sample_calendar()

    fields = ("name", "minutes", "needs_screening", "needs_escort")
    assert list(ServiceType.objects.values_list(*fields)) == [
        ("First visit", 60, True, False),
        ("Treatment visit", 120, False, True),
        ("Follow-up by phone", 20, False, False),
    ]
    texts = ServiceType.objects.values_list("preparation", flat=True)
    assert set(texts) == {"Sample text: your clinic’s own rules go here, approved by a clinician."}


def test_each_clinician_works_at_two_places_in_both_zones_and_never_at_two_on_one_day():
    load_sample_calendar()

    calendars = Resource.objects.values_list("name", "location__city", "location__time_zone")
    assert set(calendars) == {
        ("Sample Clinician One", "Miami", "America/New_York"),
        ("Sample Clinician One", "Pensacola", "America/Chicago"),
        ("Sample Clinician Two", "Orlando", "America/New_York"),
        ("Sample Clinician Two", "Miami", "America/New_York"),
    }
    days = list(AvailabilityRule.objects.values_list("resource__clinician", "weekday"))
    assert len(days) == len(set(days)) == 10


def test_there_are_booked_asked_for_and_offered_times_ahead_and_no_message_to_anybody():
    load_sample_calendar()

    found = Appointment.objects.order_by("request", "starts_at").values_list("request__first_name", "status")
    assert list(found) == [
        ("Avery", "booked"),
        ("Blake", "booked"),
        ("Corey", "pending"),
        ("Dana", "proposed"),
        ("Dana", "proposed"),
        ("Ellis", "booked"),
        ("Frankie", "booked"),
        ("Gray", "booked"),
    ]
    assert not AppointmentRequest.objects.filter(status=RequestStatus.QUARANTINED).exists()
    assert not OutboundMessage.objects.exists()


def test_loaded_again_it_changes_nothing():
    load_sample_calendar()
    AvailabilityRule.objects.filter(weekday=0).update(ends_at=time(12))
    ServiceType.objects.filter(code="first-visit").update(minutes=45)
    before = everything()

    load_sample_calendar()

    assert everything() == before


def test_without_sample_accounts_nobody_is_put_on_the_calendar():
    User.objects.update(is_sample=False)

    load_sample_calendar()

    assert Resource.objects.count() == 4
    assert not AppointmentRequest.objects.exists()
