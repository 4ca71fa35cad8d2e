"""Calendar files, read by a library that shares no code with the one that writes them."""

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import pytest
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream

from appointments.actions.booking import (
    ask_for_held_time,
    cancel_appointment,
    confirm_appointment,
    move_appointment,
)
from appointments.actions.delivery import deliver_due
from appointments.emails import calendar_file, render
from appointments.enums import CancelReason, MessageKind
from appointments.models import Actor, Appointment
from clinic.models import Location
from tests.appointments.calendar import MONDAY_9, book, hold, make_resource, make_service
from tests.appointments.factories import NOON, PERSONAL, make_location, make_request
from tests.appointments.letters import make_letter
from tests.appointments.mail_sink import Sink, mailers, running

pytestmark = pytest.mark.django_db

K = MessageKind
TUESDAY_14 = MONDAY_9 + timedelta(days=1, hours=5)


@pytest.fixture(autouse=True)
def at_noon(time_machine, settings):
    time_machine.move_to(NOON, tick=False)
    settings.SITE_URL = "https://clinic.example"
    settings.DEFAULT_FROM_EMAIL = "Front desk <desk@clinic.example>"


def read(file: bytes) -> Calendar:
    return IcsCalendarStream.calendar_from_ics(file.decode())


def steps_of(*files: bytes) -> list[tuple]:
    """Return what tells the versions of one visit apart."""
    calendars = [read(file) for file in files]
    return [
        (one.method, one.events[0].status, one.events[0].sequence, one.events[0].dtstart) for one in calendars
    ]


def test_a_booked_visit_in_full():
    booked = book(make_resource(location=make_location(street="100 Sample Ave; Suite 2")))

    calendar = read(calendar_file(booked))

    (event,) = calendar.events
    assert (calendar.method, calendar.version) == ("PUBLISH", "2.0")
    assert event.model_dump(exclude_unset=True, exclude={"organizer"}) == {
        "uid": f"{booked.calendar_uid}@clinic.example",
        "sequence": 1,
        "dtstamp": NOON,
        "dtstart": MONDAY_9,
        "dtend": MONDAY_9 + timedelta(hours=1),
        "summary": "Appointment",
        "location": "100 Sample Ave; Suite 2, Miami, FL 33101",
        "status": "CONFIRMED",
        "classification": "PRIVATE",
    }
    assert str(event.organizer.uri) == "mailto:desk@clinic.example"


def test_the_file_holds_nothing_of_the_patient_the_service_or_the_clinician():
    service = make_service(name="Ketamine infusion")
    booked = book(make_resource(service, name="Dr. Sample"), request=make_request(**PERSONAL))

    file = calendar_file(booked).decode()

    told = {booked.request.reference, "Ketamine", "Dr. Sample", *map(str, PERSONAL.values())}
    assert [word for word in told if word in file] == []


def test_every_step_of_a_visit_has_the_same_uid_and_a_higher_sequence():
    resource, request = make_resource(), make_request(status="draft")
    held = hold(resource, request=request)
    request.status = "new"
    request.save()
    ask_for_held_time(appointment=held, book_at_once=False, by=Actor.PATIENT, now=NOON)
    files = [calendar_file(held)]
    confirm_appointment(appointment=held, by=Actor.SYSTEM, now=NOON)
    files.append(calendar_file(held))
    moved = move_appointment(
        appointment=held, resource=resource, starts_at=TUESDAY_14, by=Actor.PATIENT, now=NOON
    )
    files.append(calendar_file(moved))
    cancel_appointment(appointment=moved, reason=CancelReason.PATIENT, by=Actor.PATIENT, now=NOON)
    files.append(calendar_file(moved))

    assert steps_of(*files) == [
        ("PUBLISH", "TENTATIVE", 0, MONDAY_9),
        ("PUBLISH", "CONFIRMED", 1, MONDAY_9),
        ("PUBLISH", "CONFIRMED", 4, TUESDAY_14),
        ("CANCEL", "CANCELLED", 5, TUESDAY_14),
    ]
    assert {read(file).events[0].uid for file in files} == {f"{held.calendar_uid}@clinic.example"}


def test_a_visit_that_is_cancelled_before_any_move_is_cancelled_with_a_higher_sequence():
    booked = book(make_resource())
    before = calendar_file(booked)
    cancel_appointment(appointment=booked, reason=CancelReason.CLINIC, by=Actor.SYSTEM, now=NOON)

    assert [step[:3] for step in steps_of(before, calendar_file(booked))] == [
        ("PUBLISH", "CONFIRMED", 1),
        ("CANCEL", "CANCELLED", 2),
    ]


@pytest.mark.parametrize(
    ("zone", "local", "instant"),
    [
        # The clock springs forward on March 8 and falls back on November 1, 2026.
        (Location.TimeZone.EASTERN, (2026, 3, 8, 1, 30), (2026, 3, 8, 6, 30)),
        (Location.TimeZone.EASTERN, (2026, 3, 8, 3, 0), (2026, 3, 8, 7, 0)),
        (Location.TimeZone.CENTRAL, (2026, 3, 8, 9, 0), (2026, 3, 8, 14, 0)),
        (Location.TimeZone.EASTERN, (2026, 11, 1, 9, 0), (2026, 11, 1, 14, 0)),
        (Location.TimeZone.CENTRAL, (2026, 10, 31, 9, 0), (2026, 10, 31, 14, 0)),
        (Location.TimeZone.CENTRAL, (2026, 11, 1, 9, 0), (2026, 11, 1, 15, 0)),
    ],
)
def test_on_both_days_of_a_clock_change_the_calendar_shows_the_wall_clock_time(zone, local, instant):
    resource = make_resource(location=make_location(time_zone=zone))
    starts_at = datetime(*local, tzinfo=resource.location.zone)
    booked = book(resource, starts_at, override_reason="On a Sunday")

    (event,) = read(calendar_file(booked)).events

    assert event.dtstart == datetime(*instant, tzinfo=UTC)
    assert event.dtend - event.dtstart == timedelta(hours=1)
    assert event.dtstart.astimezone(resource.location.zone).replace(tzinfo=None) == datetime(*local)


def test_a_place_on_the_waitlist_has_no_file():
    with pytest.raises(ValueError, match="a place on the waitlist has no time"):
        calendar_file(Appointment(status="waitlist", resource=make_resource()))


@pytest.mark.parametrize(
    ("kind", "method"),
    [
        *[
            (kind, "")
            for kind in MessageKind
            if kind.value.startswith(("times", "offer", "resume", "new", "staff"))
        ],
        (K.REQUEST_RECEIVED, ""),
        (K.APPOINTMENT_PENDING, ""),
        (K.APPOINTMENT_REMINDER, ""),
        (K.APPOINTMENT_MISSED, ""),
        (K.APPOINTMENT_CONFIRMED, "PUBLISH"),
        (K.APPOINTMENT_MOVED, "PUBLISH"),
        (K.APPOINTMENT_CANCELLED, "CANCEL"),
        (K.REQUEST_CLOSED, "CANCEL"),
    ],
)
def test_messages_that_change_a_calendar_bring_its_file_and_no_others_do(kind, method):
    message = render(make_letter(kind))

    assert message.calendar_method == method
    assert bool(message.calendar) == bool(method)
    assert not method or read(message.calendar).method == method


# Delivered


def delivered(kind: str, settings) -> tuple[EmailMessage, object]:
    letter = make_letter(kind)
    with running(Sink()) as sink:
        settings.MAILERS = mailers(sink.port)
        assert deliver_due(clock=lambda: letter.send_after) == 1
    letter.refresh_from_db()
    return sink.inbox[0], letter


@pytest.mark.parametrize(
    ("kind", "method"), [(K.APPOINTMENT_CONFIRMED, "PUBLISH"), (K.APPOINTMENT_CANCELLED, "CANCEL")]
)
def test_the_file_arrives_whole_beside_both_bodies_and_names_its_method(kind, method, settings):
    copy, letter = delivered(kind, settings)

    assert copy.get_content_type() == "multipart/mixed"
    bodies, file = copy.iter_parts()
    assert [part.get_content_type() for part in bodies.iter_parts()] == ["text/plain", "text/html"]
    assert file.get_content_type() == "text/calendar"
    assert dict(file["Content-Type"].params) == {"charset": "utf-8", "method": method}
    assert (file.get_filename(), file.get_content_disposition()) == ("appointment.ics", "attachment")
    sent = file.get_content().replace("\r\n", "\n").replace("\n", "\r\n").encode()
    assert sent == render(letter).calendar


def test_the_private_link_is_made_as_the_message_leaves_and_is_not_kept(settings, client):
    copy, letter = delivered(K.APPOINTMENT_CONFIRMED, settings)

    text = next(copy.iter_parts()).get_body(("plain",)).get_content()
    (link,) = [line for line in text.splitlines() if line.startswith("https://clinic.example/manage/")]
    assert letter.request.links.count() == 1
    assert client.get(link.removeprefix("https://clinic.example")).status_code == 200
    assert letter.body == text.replace(link, "https://clinic.example/…") == render(letter).body
