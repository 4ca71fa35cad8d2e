"""The page of one request, and its buttons."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.http import HttpResponse
from django.test import Client

from appointments.actions.delivery import deliver_due
from appointments.actions.triage import add_note, claim_request
from appointments.emails import no_link
from appointments.models import AccessEvent, Actor, AppointmentRequest, ContactAttempt, Note
from clinic.models import User
from clinic.roles import Role
from tests.appointments.admin.conftest import signed_in
from tests.appointments.factories import NOON, PERSONAL, make_request, make_staff, send

pytestmark = pytest.mark.django_db
STOP = "Stop the private link"
PAGE = "/staff/appointments/appointmentrequest/{}/change/"


def page_of(client: Client, request: AppointmentRequest) -> HttpResponse:
    return client.get(PAGE.format(request.pk))


def press(client: Client, request: AppointmentRequest, code: str, **typed: Any) -> HttpResponse:
    url = f"/staff/appointments/appointmentrequest/{request.pk}/do/{code}/"
    return client.post(url, {"version": request.version} | typed)


def buttons(page: HttpResponse) -> list[str]:
    return [panel.verb.label for panel in page.context["panels"]]


def test_page_shows_who_what_and_how_to_reach_them(desk: Client) -> None:
    request = make_request(**PERSONAL, for_whom="other", been_before=True, windows=["mon-am"], any_time=False)

    html = " ".join(page_of(desk, request).content.decode().split())

    said = [
        "Marisol Quintanilla",
        '<a href="tel:+13055550177">(305) 555-0177</a>',
        "marisol.q@mail.example",
        "April 27, 1958",
        f"{PERSONAL['helper_name']} ({PERSONAL['helper_relation']}) wrote for the patient",
        "sign language please",
        "the ramp by the east door",
        "Mon morning",
    ]
    assert [words for words in said if words not in html] == []


def test_opening_a_request_records_who_looked(desk: Client, front_desk: User) -> None:
    request = make_request()

    page_of(desk, request)

    looks = AccessEvent.objects.values_list("user", "kind", "privacy_class", "request")
    assert list(looks) == [(front_desk.pk, "view", "contact", request.pk)]


def test_title_of_the_page_holds_no_name(desk: Client) -> None:
    request = make_request(first_name="Marisol")

    html = page_of(desk, request).content.decode()

    title = html[html.index("<title>") : html.index("</title>")]
    assert (request.reference in title, "Marisol" in title) == (True, False)


def test_claim_log_and_close_is_the_way_through(desk: Client, front_desk: User) -> None:
    request = make_request()

    claimed = press(desk, request, "claim")
    request.refresh_from_db()
    logged = press(desk, request, "log", channel="call", outcome="spoke", note="She will call back.")
    request.refresh_from_db()
    closed = press(desk, request, "close", reason="completed")
    request.refresh_from_db()

    assert [response.status_code for response in (claimed, logged, closed)] == [302, 302, 302]
    assert (request.status, request.closed_reason, request.closed_by) == ("closed", "completed", front_desk)
    assert [(event.verb, event.actor, event.reason) for event in request.events.all()] == [
        ("claimed", front_desk, ""),
        ("call_logged", front_desk, "Call: Spoke with them"),
        ("closed", front_desk, "Completed: arranged or answered"),
    ]
    assert ContactAttempt.objects.get().note == "She will call back."


def test_the_acknowledgement_is_read_on_the_page_as_it_was_sent_without_the_patients_own_link(
    desk: Client, mailoutbox: list
) -> None:
    request = send()
    before = page_of(desk, request)
    deliver_due(clock=lambda: NOON)

    after = page_of(desk, request)

    (link,) = [line for line in mailoutbox[0].body.splitlines() if "/manage/" in line]
    told = mailoutbox[0].body.replace(link, no_link())
    sent = told.strip().replace("\n", "<br>").replace("'", "&#x27;")
    assert "Request received: waiting to leave" in before.content.decode()
    assert before.context["waiting_messages"][0][1].body == told
    assert sent in after.content.decode()
    assert link not in after.content.decode()
    assert after.context["waiting_messages"] == []


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("new", ["Claim", "Log a call", "Add a note", "Snooze", "Close", STOP]),
        (
            "in_review",
            [
                "Claim",
                "Log a call",
                "Add a note",
                "Ask a clinician",
                "Wait for the patient",
                "Snooze",
                "Put back",
                "Close",
                STOP,
            ],
        ),
        (
            "clinical_review",
            ["Log a call", "Add a note", "Wait for the patient", "Snooze", "Take up again", "Close", STOP],
        ),
        ("waiting_patient", ["Log a call", "Add a note", "Snooze", "Take up again", "Close", STOP]),
        ("quarantined", ["Let out of quarantine", "Add a note", "Close", STOP]),
        ("closed", ["Add a note", "Reopen", STOP]),
    ],
)
def test_the_buttons_are_those_that_the_status_allows(desk: Client, status: str, expected: list[str]) -> None:
    assert buttons(page_of(desk, make_request(status=status))) == expected


def test_claim_is_not_offered_for_what_is_mine(desk: Client, front_desk: User) -> None:
    request = make_request(status="in_review", assigned_to=front_desk)

    assert "Claim" not in buttons(page_of(desk, request))


def test_somebody_was_faster_keeps_what_was_typed_and_says_what_happened(desk: Client) -> None:
    other = make_staff(Role.CLINICIAN, first_name="Casey", last_name="Sample")
    seen = make_request()
    fresh = AppointmentRequest.objects.get(pk=seen.pk)
    claim_request(request=fresh, by=Actor.staff(other), now=NOON)

    response = press(desk, seen, "note", text="Keep what I wrote")

    html = response.content.decode()
    assert response.status_code == 409
    assert "Somebody changed this first" in html
    assert "Claimed by Casey Sample" in html
    assert "Keep what I wrote" in html
    assert f'name="version" value="{fresh.version}"' in html
    assert Note.objects.count() == 0


def test_two_claims_from_the_same_page_are_one(desk: Client, front_desk: User) -> None:
    request = make_request()
    other = make_staff(Role.FRONT_DESK)

    first, second = press(desk, request, "claim"), press(signed_in(other), request, "claim")

    assert (first.status_code, second.status_code) == (302, 409)
    assert AppointmentRequest.objects.get().assigned_to == front_desk


@pytest.mark.parametrize(
    ("code", "typed", "message"),
    [
        ("log", {"channel": "call"}, "Choose what happened"),
        ("log", {"channel": "pigeon", "outcome": "spoke"}, "Choose how you tried"),
        ("note", {"text": ""}, "Enter a note"),
        ("note", {"text": "x" * 2001}, "Shorten a note to 2000 characters or fewer. You have 2001"),
        ("close", {}, "Choose a reason"),
        ("close", {"reason": "not_suitable"}, "Choose a reason"),
        (
            "close",
            {"reason": "unreachable"},
            (
                "“Could not be reached” needs 3 tries, on 2 different days and by 2 ways of contact."
                " So far: 0, on 0, by 0."
            ),
        ),
        ("reopen", {}, "“Reopened” is not possible while the request is “New”."),
        ("claim", {"version": "0"}, "Ensure this value is greater than or equal to 1."),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(
    desk: Client, code: str, typed: dict, message: str
) -> None:
    request = make_request()
    before = AppointmentRequest.objects.values().get()

    response = press(desk, request, code, **typed)

    shown = [panel.form for panel in response.context["panels"] if panel.form.is_bound]
    said = [link.message for form in shown for link in form.error_links]
    assert response.status_code == 422
    assert said == [message]
    assert AppointmentRequest.objects.values().get() == before


def test_a_clinician_may_decide_that_somebody_is_not_suitable(db: None) -> None:
    request = make_request()

    response = press(signed_in(make_staff(Role.CLINICIAN)), request, "close", reason="not_suitable")

    request.refresh_from_db()
    assert (response.status_code, request.closed_reason) == (302, "not_suitable")


def test_an_unknown_button_is_not_found_and_opening_one_changes_nothing(desk: Client) -> None:
    request = make_request()

    unknown = press(desk, request, "delete")
    opened = desk.get(f"/staff/appointments/appointmentrequest/{request.pk}/do/claim/")

    assert (unknown.status_code, opened.status_code) == (404, 405)
    assert AppointmentRequest.objects.get().assigned_to is None


@pytest.mark.parametrize("number", ["0", "999999", "x", "%C2%B2", "9" * 18])
def test_a_request_that_does_not_exist_is_not_found(desk: Client, number: str) -> None:
    assert desk.get(PAGE.format(number)).status_code == 404


def test_strangers_and_marketing_reach_neither_page_nor_button(client: Client) -> None:
    request = make_request()
    marketing = signed_in(make_staff(Role.MARKETING))

    answers = [page_of(client, request), press(client, request, "claim")]
    answers += [page_of(marketing, request), press(marketing, request, "claim")]

    assert [answer.status_code for answer in answers] == [302, 302, 302, 302]
    assert all(answer.url.startswith("/staff/login/") for answer in answers)
    assert AppointmentRequest.objects.get().assigned_to is None


def test_reading_without_the_right_to_work_shows_no_button(db: None) -> None:
    reader = make_staff(None, is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_appointmentrequest"))
    request = make_request()
    client = signed_in(reader)

    page, pressed = page_of(client, request), press(client, request, "claim")

    assert (page.status_code, buttons(page), pressed.status_code) == (200, [], 403)


def test_a_failed_message_is_a_call_instead_on_the_page(desk: Client) -> None:
    request = send()
    request.messages.update(status="failed", attempts=6, error_class="SMTPServerDisconnected")

    html = page_of(desk, request).content.decode()

    assert "Tried 6 times (SMTPServerDisconnected). Please call instead." in html


@pytest.mark.parametrize("how_many", [1, 3])
def test_page_costs_the_same_with_one_note_and_with_three(
    desk: Client, front_desk: User, how_many: int, django_assert_num_queries: Callable
) -> None:
    request = make_request()
    for number in range(how_many):
        add_note(request=request, text=f"Note {number}", by=Actor.staff(front_desk), now=NOON)
    page_of(desk, request)

    with django_assert_num_queries(16):
        page = page_of(desk, request)

    assert len([entry for entry in page.context["timeline"] if entry.kind == "note"]) == how_many


def test_an_address_cannot_add_to_the_email_that_staff_write(desk: Client) -> None:
    request = make_request(email="a?bcc=evil@mail.example")

    html = page_of(desk, request).content.decode()

    assert 'href="mailto:a%3Fbcc%3Devil@mail.example"' in html
