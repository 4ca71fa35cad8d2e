"""What the private page says, in every state."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from appointments.actions.booking import (
    cancel_appointment,
    confirm_appointment,
    mark_no_show,
    put_on_waitlist,
)
from appointments.enums import CancelReason, ClosedReason, RequestStatus
from appointments.models import Actor, Appointment, AppointmentRequest, OccupiedTick
from tests.appointments.calendar import MONDAY_9, book, make_resource, make_service, offer
from tests.appointments.factories import NOON, PERSONAL, make_location, make_request, make_staff
from tests.appointments.manage.opened import ask, heading_of, path, text_of, token_of

pytestmark = pytest.mark.django_db


def page_of(client: Client, request: AppointmentRequest, step: str = ""):
    return client.get(path(token_of(request), step))


@pytest.mark.parametrize(
    ("changes", "heading", "line"),
    [
        (
            {},
            "Requested: not booked yet",
            "We will call by 2:00 pm on Wednesday, March 4 (Eastern Time).",
        ),
        (
            {"contact_channels": ["email"]},
            "Requested: not booked yet",
            "We will contact you by 2:00 pm on Wednesday, March 4 (Eastern Time).",
        ),
        (
            {"due_at": NOON - timedelta(hours=1)},
            "Requested: not booked yet",
            "We wanted to call by 11:00 am on Wednesday, March 4 (Eastern Time). We are late,",
        ),
        (
            {"first_contact_at": NOON},
            "Requested: not booked yet",
            "Our front desk has been in touch with you. If you missed us, please call.",
        ),
        (
            {"status": RequestStatus.WAITING_PATIENT},
            "Not booked yet: we wait for your answer",
            "Please call us, so that we can agree on a time.",
        ),
        (
            {"status": RequestStatus.QUARANTINED},
            "We have your request: not booked yet",
            "A person looks at it by hand first.",
        ),
        (
            {"status": RequestStatus.CLOSED},
            "This request is closed",
            "If that is a surprise, or if you need us again, please call.",
        ),
        (
            {"status": RequestStatus.CLOSED, "closed_reason": ClosedReason.WITHDRAWN},
            "You have withdrawn this request",
            "We send you nothing more about it.",
        ),
        (
            {"status": RequestStatus.CLOSED, "closed_reason": ClosedReason.UNREACHABLE},
            "We could not reach you",
            "closed your request for now. One press opens it again. Your reference: R-",
        ),
    ],
)
def test_a_request_without_a_time_says_what_comes_next(
    client: Client, changes: dict, heading: str, line: str
) -> None:
    page = page_of(client, make_request(**changes))

    assert page.status_code == 200
    assert heading_of(page) == heading
    assert line in text_of(page)


def test_a_merged_request_says_so_and_tells_nothing_of_the_other(client: Client) -> None:
    """Whoever sent a form holds its link, and has not shown that the other request is theirs too."""
    kept = book(make_resource(), request=make_request()).request
    gone = make_request(status=RequestStatus.CLOSED, closed_reason=ClosedReason.DUPLICATE, merged_into=kept)

    page = page_of(client, gone)

    words = text_of(page)
    assert heading_of(page) == "This request was joined with another one"
    assert "We had more than one request from you, and go on with the other." in words
    assert 'href="/manage/">Send me a new link</a>' in page.content.decode()
    assert [told for told in ("March 9", kept.reference, "Withdraw", "Correct your") if told in words] == []


def test_a_time_that_was_asked_for_is_not_called_booked(client: Client) -> None:
    asked = ask()

    page = page_of(client, asked.request)

    assert heading_of(page) == "Asked for: Monday, March 9"
    assert "9:00 am to 10:00 am (Eastern Time) Not booked until we confirm it." in text_of(page)


def test_an_asked_time_that_passed_unconfirmed_says_so(client: Client, noon) -> None:
    asked = ask()
    token = token_of(asked.request)
    noon.move_to(MONDAY_9 + timedelta(hours=3), tick=False)

    page = client.get(path(token))

    assert heading_of(page) == "Not booked: your time has passed"
    assert "You asked for Monday, March 9, at 9:00 am. We did not confirm it." in text_of(page)


def test_a_booked_visit_tells_how_to_prepare_and_where_to_come(client: Client) -> None:
    service = make_service(
        needs_escort=True,
        preparation="Nothing to eat for 6 hours.\nTake your <usual> pills.",
        what_to_bring="ID\n\nA list",
    )
    booked = book(make_resource(service, location=make_location("Orlando", street="2 Way")))

    page = page_of(client, booked.request)

    words = text_of(page)
    assert heading_of(page) == "Booked: Monday, March 9"
    assert "9:00 am to 10:00 am (Eastern Time) With Sample Clinician 1, Orlando" in words
    assert "First visit: how to prepare" in words
    assert "An adult has to take you home after this visit." in words
    assert "Nothing to eat for 6 hours. Take your <usual> pills." in words
    assert "What to bring ID A list" in words
    assert "Orlando 2 Way Orlando, FL 33101 Directions on OpenStreetMap" in words
    assert "You can do both here until Sunday, March 8, at 9:00 am (Eastern Time)." in words


def test_a_past_visit_asks_to_call(client: Client, noon) -> None:
    token = token_of(book(make_resource()).request)
    noon.move_to(MONDAY_9 + timedelta(hours=3), tick=False)

    page = client.get(path(token))

    assert heading_of(page) == "Your visit was booked"
    assert "Choose another time" not in text_of(page)


def test_offered_times_stand_in_order_with_a_button_each(client: Client) -> None:
    later, _ = offer(make_resource(), MONDAY_9 + timedelta(hours=2), MONDAY_9)

    page = page_of(client, later.request)

    words = text_of(page)
    assert heading_of(page) == "Choose your time"
    assert words.count("Take this time") == 2
    assert words.index("9:00 am to 10:00 am") < words.index("11:00 am to 12:00 pm")
    assert "Held for you until Thursday, March 5, at 12:00 pm (Eastern Time)" in words
    assert "None of these suits me" in words


def test_offers_that_ran_out_are_no_longer_shown(client: Client, noon) -> None:
    (one,) = offer(make_resource(), MONDAY_9)
    token = token_of(one.request)
    assert "Take this time" in text_of(client.get(path(token)))

    noon.move_to(NOON + timedelta(hours=25), tick=False)

    page = client.get(path(token))
    assert heading_of(page) == "Not booked: the times we offered have run out"
    assert "Take this time" not in text_of(page)


def test_a_cancelled_time_says_that_there_is_none(client: Client) -> None:
    booked = book(make_resource())
    cancel_appointment(appointment=booked, reason=CancelReason.CLINIC, by=Actor.staff(make_staff()), now=NOON)

    page = page_of(client, booked.request)

    assert heading_of(page) == "Cancelled: you have no time now"
    assert "Your time on Monday, March 9, at 9:00 am is free again." in text_of(page)


def test_a_missed_visit_blames_nobody(client: Client, noon) -> None:
    booked = book(make_resource())
    mark_no_show(appointment=booked, by=Actor.staff(make_staff()), now=MONDAY_9 + timedelta(hours=2))
    token = token_of(booked.request)

    page = client.get(path(token))

    assert heading_of(page) == "We missed you"


def test_a_place_on_the_waitlist_is_shown(client: Client) -> None:
    entry = put_on_waitlist(
        request=make_request(), service=make_service(), by=Actor.staff(make_staff()), now=NOON
    )

    assert heading_of(page_of(client, entry.request)) == "You are on the waitlist: not booked yet"


def test_an_old_link_shows_the_present_state(client: Client) -> None:
    asked = ask()
    token = token_of(asked.request)
    assert heading_of(client.get(path(token))) == "Asked for: Monday, March 9"

    confirm_appointment(appointment=asked, by=Actor.staff(make_staff()), now=NOON)

    assert heading_of(client.get(path(token))) == "Booked: Monday, March 9"


def test_nothing_personal_stands_on_the_page_or_in_its_title(client: Client) -> None:
    request = make_request(**PERSONAL)
    book(make_resource(), request=request)

    page = page_of(client, request).content.decode()

    assert request.reference in page
    assert [text for text in PERSONAL.values() if str(text) in page] == []
    assert " ".join(page[page.index("<title>") + 7 : page.index("</title>")].split()) == (
        "Your visit | Neuro Wellness TMS Centers of America"
    )


def test_the_page_is_kept_nowhere_and_leads_nobody_here(client: Client) -> None:
    token = token_of(make_request())

    page = client.get(path(token))

    html = page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert page["Referrer-Policy"] == "no-referrer"
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert '<meta name="robots" content="noindex, nofollow">' in html
    assert page.cookies == {}
    outside = html.replace(f'"/manage/{token}/', '"')
    assert token in html
    assert token not in outside


@pytest.mark.parametrize("offers", [1, 3])
def test_the_page_costs_at_most_12_queries(client: Client, offers: int) -> None:
    resource = make_resource()
    request = make_request()
    offer(resource, *(MONDAY_9 + timedelta(hours=n) for n in range(offers)), request=request)
    token = token_of(request)
    client.get(path(token))  # The first page of a test reads what later ones find in memory.

    with CaptureQueriesContext(
        connection,
    ) as queries:
        page = client.get(path(token))

    assert text_of(page).count("Take this time") == offers
    assert len(queries) <= 12


@pytest.mark.parametrize("method", ["put", "patch", "delete", "post", "options"])
def test_the_page_itself_is_only_read(client: Client, method: str) -> None:
    token = token_of(make_request())

    assert getattr(client, method)(path(token)).status_code == 405


def test_opening_every_address_changes_nothing(client: Client) -> None:
    request = make_request()
    offer(make_resource(), request=request)
    token = token_of(request)
    before = facts()

    steps = ["", "accept/", "decline/", "move/", "move/check/?time=1-1", "cancel/", "withdraw/", "details/"]
    for step in [*steps, "messages/", "appointment.ics"]:
        client.get(path(token, step))
        client.head(path(token, step))

    assert facts() == before


def facts() -> list:
    return [
        list(AppointmentRequest.objects.values()),
        list(Appointment.objects.values()),
        list(OccupiedTick.objects.values()),
    ]
