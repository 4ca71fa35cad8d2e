"""What a request's page puts first, what after it, and what it folds away."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from appointments.actions.snooze import snooze_request
from appointments.actions.triage import log_contact, reopen_request
from appointments.enums import Channel, ContactOutcome
from appointments.models import Actor, AppointmentRequest
from clinic.models import User
from clinic.roles import Role
from tests.appointments.admin.conftest import signed_in
from tests.appointments.admin.pressing import asked_for, open_page, text_of
from tests.appointments.calendar import book, make_resource, offer
from tests.appointments.factories import NOON, make_location, make_request, make_staff

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def said(page: HttpResponse) -> tuple[str, str]:
    ahead = page.context["what_now"].ahead
    return ahead.code, ahead.step.words


def labels(panels: list[Any]) -> list[str]:
    return [panel.verb.label for panel in panels]


def call(request: AppointmentRequest, user: User, outcome: ContactOutcome, *, hours: int = 0) -> None:
    log_contact(
        request=request,
        channel=Channel.CALL,
        outcome=outcome,
        note="",
        by=Actor.staff(user),
        now=NOON + hours * HOUR,
    )


def test_an_unclaimed_request_says_by_when_to_call_and_leads_with_claim(desk: Client) -> None:
    page = open_page(desk, make_request(location=make_location()))

    now = page.context["what_now"]
    words = "Nobody has it yet. Claim it, or call at once: what you log makes it yours. Due by 2 pm."
    assert said(page) == ("claim", words)
    assert words in text_of(page)
    assert (now.lead.verb.label, now.log.verb.label) == ("Claim", "Log a call")
    assert labels(now.others) == ["Add a note", "Snooze", "Close"]
    assert labels(now.rare) == ["Stop the private link"]


def test_the_button_of_the_next_step_stands_before_all_others(desk: Client) -> None:
    html = text_of(open_page(desk, make_request()))

    words = [
        "Nobody has it yet.",
        "> Claim </button>",
        "Spoke with them",
        "Find a time</a>",
        "Write an email</a>",
    ]
    words += ["Add a note</summary>", "<summary>More</summary>", "Stop the private link</summary>"]
    places = [html.replace(">Claim<", "> Claim <").find(one) for one in words]
    assert -1 not in places
    assert places == sorted(places)


def test_mine_is_called_and_what_was_promised_yesterday_is_late(desk: Client, front_desk: User) -> None:
    request = make_request(
        location=make_location(), status="in_review", assigned_to=front_desk, due_at=NOON - 24 * HOUR
    )

    assert said(open_page(desk, request)) == ("log", "Call them. Due since Tue, Mar 3, noon.")


def test_after_a_try_in_vain_another_time_of_day_is_proposed(desk: Client, front_desk: User) -> None:
    request = make_request(location=make_location())
    call(request, front_desk, ContactOutcome.NO_ANSWER, hours=-2)

    page = open_page(desk, request, NOON - HOUR)

    assert said(page) == (
        "log",
        "They did not answer. Try again this afternoon between 1 pm and 5 pm.",
    )
    assert 'name="wake_at" value="2026-03-04T13:00:00-05:00"' in text_of(page)


def test_a_wrong_number_leads_to_an_email(desk: Client, front_desk: User) -> None:
    request = make_request(location=make_location())
    call(request, front_desk, ContactOutcome.WRONG_NUMBER)

    page = open_page(desk, request)

    words = "The number is wrong. Write to them, and ask for a better one."
    assert said(page) == ("write", words)
    assert text_of(page).count("Write an email</a>") == 1


def test_whoever_was_spoken_with_gets_a_time(desk: Client, front_desk: User) -> None:
    request = make_request(location=make_location())
    call(request, front_desk, ContactOutcome.NO_ANSWER, hours=-1)
    call(request, front_desk, ContactOutcome.SPOKE)

    page = open_page(desk, request)

    assert said(page)[0] == "times"
    assert text_of(page).count("Find a time</a>") == 1


def test_a_request_that_was_opened_again_is_called_again(desk: Client, front_desk: User) -> None:
    request = make_request(location=make_location(), status="closed")
    request.contact_attempts.create(
        at=NOON - HOUR, by=front_desk, channel="call", outcome=ContactOutcome.SPOKE
    )
    reopen_request(request=request, by=Actor.staff(front_desk), now=NOON)

    assert said(open_page(desk, request)) == ("log", "Call them. Due by 2 pm.")


def test_a_time_that_was_asked_for_is_confirmed_at_the_top_and_nowhere_else(desk: Client) -> None:
    appointment = asked_for()

    page = open_page(desk, appointment.request)

    assert said(page) == ("confirm", "They ask for Mon, Mar 9 at 9 am. Confirm it, or move it.")
    html = text_of(page)
    assert html.count("Confirm this time</button>") + html.count("Confirm this time </button>") == 1
    assert html.find("Confirm this time") < html.find("Spoke with them")
    url = (
        f"/staff/appointments/appointmentrequest/{appointment.request_id}/times/{appointment.pk}/do/confirm/"
    )
    assert page.context["what_now"].lead.action == url


def test_offered_times_are_waited_for(desk: Client, front_desk: User) -> None:
    first, _ = offer(make_resource(), request=make_request(status="in_review", assigned_to=front_desk))

    page = open_page(desk, first.request)

    words = "Times are offered until Thu, Mar 5, noon. There is nothing to do before, unless they call."
    assert said(page) == ("", words)
    assert page.context["what_now"].lead is None


def test_a_booked_visit_leaves_nothing_to_do_until_it_has_begun(desk: Client) -> None:
    appointment = book(make_resource())

    before = open_page(desk, appointment.request)
    after = open_page(desk, appointment.request, appointment.starts_at)

    assert said(before) == ("", "Booked for Mon, Mar 9 at 9 am. There is nothing to do before.")
    assert said(after)[1] == "The visit was due Mon, Mar 9 at 9 am. Say beside its time how it went."


def test_what_a_colleague_has_says_whose_it_is(desk: Client) -> None:
    request = make_request(status="in_review", assigned_to=make_staff(first_name="Casey"))

    assert said(open_page(desk, request)) == (
        "",
        "Casey has this request. Ask them before you do anything.",
    )


def test_what_stands_aside_says_until_when(desk: Client, front_desk: User) -> None:
    request = make_request(location=make_location(), status="in_review", assigned_to=front_desk)
    snooze_request(request=request, wake_on=date(2026, 3, 9), by=Actor.staff(front_desk), now=NOON)

    assert said(open_page(desk, request)) == (
        "wake",
        "Put aside until Mon, Mar 9. There is nothing to do before.",
    )


@pytest.mark.parametrize(
    ("role", "code"), [(Role.CLINICIAN, "resume"), (Role.FRONT_DESK, "")], ids=["clinician", "front desk"]
)
def test_a_clinicians_step_leads_for_clinicians_alone(role: Role, code: str) -> None:
    page = open_page(signed_in(make_staff(role)), make_request(status="clinical_review"))

    assert said(page)[0] == code
    assert ("Take up again" in labels(page.context["what_now"].others)) == (not code)


@pytest.mark.parametrize(("status", "code"), [("quarantined", "release"), ("closed", "reopen")])
def test_what_is_not_open_leads_with_the_way_back(desk: Client, status: str, code: str) -> None:
    page = open_page(desk, make_request(status=status))

    assert (said(page)[0], page.context["what_now"].lead.verb.code) == (code, code)
    assert page.context["what_now"].log is None
    assert "Spoke with them" not in text_of(page)


def test_a_rare_button_with_an_error_is_not_folded_away(desk: Client) -> None:
    request = make_request()

    page = desk.post(f"/staff/appointments/appointmentrequest/{request.pk}/do/stop-link/", {"version": "x"})

    assert page.status_code == 422
    assert '<details class="desk-rare" open>' in text_of(page)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"email": ""}, "There is no email address on this request. Please call instead."),
        (
            {"messages_stopped_at": NOON},
            "The patient wants no more messages about this request. Please call instead.",
        ),
    ],
)
def test_where_nothing_can_be_written_the_page_says_why(desk: Client, changes: dict, words: str) -> None:
    html = text_of(open_page(desk, make_request(**changes)))

    assert (words in html, "Write an email" in html) == (True, False)
