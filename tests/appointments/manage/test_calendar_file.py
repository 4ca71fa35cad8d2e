"""The booked time as a file and as links; they name no patient and nothing about health."""

from datetime import timedelta

from django.test import Client
from ical.calendar_stream import IcsCalendarStream

from tests.appointments.calendar import MONDAY_9, book, make_resource, offer
from tests.appointments.factories import PERSONAL, make_request
from tests.appointments.manage.opened import ask, heading_of, path, said, token_of


def test_a_booked_time_can_be_kept_in_a_calendar(client: Client) -> None:
    booked = book(make_resource(), request=make_request(**PERSONAL))

    answer = client.get(path(token_of(booked.request), "appointment.ics"))

    text = answer.content.decode()
    (event,) = IcsCalendarStream.calendar_from_ics(text).events
    assert event.uid == f"{booked.calendar_uid}@localhost"
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="appointment.ics"'
    assert "no-store" in answer["Cache-Control"]
    assert (event.summary, event.start, event.end) == ("Appointment", MONDAY_9, MONDAY_9 + timedelta(hours=1))
    assert [value for value in PERSONAL.values() if str(value) in text] == []


def test_links_to_calendars_on_the_web_say_appointment_alone(client: Client) -> None:
    booked = book(make_resource(), request=make_request(**PERSONAL))

    page = client.get(path(token_of(booked.request)))

    urls = [link.url for link in page.context["calendar_links"]]
    assert len(urls) >= 2
    assert all(url.startswith("https://") and "Appointment" in url for url in urls)
    assert [value for value in PERSONAL.values() for url in urls if str(value) in url] == []


def test_what_is_not_booked_has_no_calendar_file(client: Client) -> None:
    resource = make_resource()
    asked, (offered,) = ask(resource=resource), offer(resource, MONDAY_9 + timedelta(hours=3))

    answers = [client.get(path(token_of(one.request), "appointment.ics")) for one in (asked, offered)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert {said(answer) for answer in answers} == {
        "There is no booked time to put in a calendar. This is how things stand now."
    }
    assert heading_of(answers[0]) == "Asked for: Monday, March 9"
