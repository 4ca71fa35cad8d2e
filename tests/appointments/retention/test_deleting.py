"""Deleting a patient's data because somebody asked."""

import pytest
from django.test import Client

from appointments.enums import AppointmentStatus, ClosedReason, MessageStatus, Verb
from appointments.models import AccessEvent, AppointmentRequest, Event, Note
from clinic.models import User
from clinic.roles import Role
from tests.appointments.admin.conftest import signed_in
from tests.appointments.calendar import book, make_resource
from tests.appointments.factories import NOON, make_message, make_request, make_staff
from tests.appointments.retention.pages import (
    CHANGE,
    PAGE,
    WHY,
    errors,
    history,
    open_privacy,
    press,
    text_of,
)
from tests.appointments.retention.whole import dump, known_strings, whole_request

pytestmark = pytest.mark.django_db
NO_MORE = "Nothing more can be done with this request"


def closed(**changes) -> AppointmentRequest:
    return make_request(**{"status": "closed", "closed_reason": "withdrawn", "closed_at": NOON} | changes)


def is_purged(request: AppointmentRequest) -> bool:
    return AppointmentRequest.objects.get(pk=request.pk).purged_at is not None


def test_it_is_deleted_with_the_reason_and_nothing_is_left(office: Client, officer: User) -> None:
    request = whole_request(reason=ClosedReason.WITHDRAWN)
    known = {text for text in known_strings(request) if text in dump()}

    pages = [press(office, one, "delete") for one in AppointmentRequest.objects.order_by("pk")]

    assert [page.status_code for page in pages] == [302, 302]
    assert pages[0].url == CHANGE.format(request.pk)
    request.refresh_from_db()
    closed_as = (request.purged_because, request.closed_reason, request.full_name)
    assert closed_as == ("asked", "withdrawn", "Purged request")
    last = Event.objects.filter(request=request).latest("pk")
    assert (last.verb, last.actor, last.reason) == (Verb.PURGED, officer, f"The patient: {WHY}")
    assert len(known) > 20
    assert {text for text in known if text in dump()} == set()


def test_an_open_request_is_closed_as_withdrawn_first_and_nobody_is_written_to(office: Client) -> None:
    request = make_request()
    make_message(request)

    press(office, request, "delete")

    request.refresh_from_db()
    assert (request.status, request.closed_reason) == ("closed", "withdrawn")
    assert history(request) == [
        ("closed", "Withdrawn by the patient"),
        ("purged", f"The patient: {WHY}"),
    ]
    assert [one.status for one in request.messages.all()] == [MessageStatus.CANCELLED]


def test_one_that_has_a_time_waits_until_that_is_cancelled(office: Client) -> None:
    request = book(make_resource()).request
    request.refresh_from_db()

    page = press(office, request, "delete")

    refusal = "It has a time on the calendar. Cancel that first, so that the patient hears of it."
    assert (page.status_code, errors(page, "delete"), is_purged(request)) == (422, [refusal], False)
    assert refusal in text_of(open_privacy(office, request))


def test_a_visit_that_took_place_is_kept_and_the_refusal_can_be_noted(office: Client) -> None:
    request = book(make_resource()).request
    request.appointments.update(status=AppointmentStatus.FULFILLED)
    AppointmentRequest.objects.update(status="closed", closed_reason="completed", closed_at=NOON)
    request.refresh_from_db()

    shown = open_privacy(office, request)
    page = press(office, request, "delete")
    noted = press(office, request, "refuse")

    refusal = (
        "It is part of a medical record, since a visit took place or a clinician judged it. It has to be kept"
        " until March 4, 2033 (rule 64B8-10.002(3), F.A.C.)."
    )
    assert refusal in text_of(shown)
    assert "delete" not in shown.context["panels"]
    assert (page.status_code, errors(page, "delete"), is_purged(request)) == (422, [refusal], False)
    assert (noted.status_code, history(request)[-1]) == (302, ("deletion_refused", f"The patient: {WHY}"))


def test_one_whose_email_is_leaving_waits_for_it(office: Client) -> None:
    request = closed()
    make_message(request, status=MessageStatus.SENDING, claimed_at=NOON)

    page = press(office, request, "delete")

    assert errors(page, "delete") == [
        "An email to the patient is leaving at this moment. Try again in a minute."
    ]
    assert not is_purged(request)


def test_what_was_merged_into_it_goes_with_it_and_never_alone(office: Client) -> None:
    kept = closed()
    gone = closed(closed_reason="duplicate", merged_into=kept)

    alone = press(office, gone, "delete")
    press(office, kept, "delete")

    refusal = f"It was merged into {kept.reference}, and goes with that one. Delete {kept.reference} instead"
    assert errors(alone, "delete") == [f"{refusal}, or undo the merge first."]
    assert [is_purged(kept), is_purged(gone)] == [True, True]


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        (
            {"reference": "R-0000-0000"},
            "This is not the reference of this request. Look at the top of the page",
        ),
        ({"reference": ""}, "Type the reference of this request"),
        ({"asked_by": ""}, "Choose who asked"),
        ({"reason": ""}, "Enter why"),
        (
            {"reason": "Mr. SÁMPLE called"},
            "Write this without the patient’s or the helper’s name, phone number and email",
        ),
        (
            {"reason": "called from 305 555 0123"},
            "Write this without the patient’s or the helper’s name, phone number and email",
        ),
    ],
)
def test_bad_input_deletes_nothing_and_keeps_what_was_typed(
    office: Client, typed: dict[str, str], error: str
) -> None:
    request = closed()

    page = press(office, request, "delete", **typed)

    assert (page.status_code, errors(page, "delete"), is_purged(request)) == (422, [error], False)
    form = page.context["panels"]["delete"][1]
    assert form["reason"].value() == typed.get("reason", WHY)


def test_a_reference_may_be_typed_as_people_type(office: Client) -> None:
    request = closed()

    press(office, request, "delete", reference=f" {request.reference.lower().replace('-', ' ')} ")

    assert is_purged(request)


def test_somebody_elses_change_comes_first(office: Client, front_desk: User) -> None:
    request = closed()
    seen = request.version
    AppointmentRequest.objects.update(version=seen + 1)
    Event.objects.create(
        request=request, at=NOON, actor_kind="staff", actor=front_desk, verb=Verb.NOTED, to_status="closed"
    )

    page = press(office, request, "delete", version=seen)

    assert (page.status_code, is_purged(request)) == (409, False)
    assert "Note added by Sam Sample" in text_of(page)
    form = page.context["panels"]["delete"][1]
    assert (form["reason"].value(), form["version"].value()) == (WHY, str(seen + 1))


def test_a_second_press_is_told_that_it_is_done(office: Client) -> None:
    request = closed()
    press(office, request, "delete")

    page = press(office, request, "delete")

    assert (page.status_code, page.context["typed"]) == (410, [WHY])
    assert NO_MORE in text_of(page)
    assert [verb for verb, _ in history(request)] == ["purged"]


def test_a_note_typed_while_somebody_purged_it_comes_back(office: Client, desk: Client) -> None:
    request = closed()
    press(office, request, "delete")

    page = desk.post(
        CHANGE.format(request.pk).replace("change", "do/note"),
        {"version": request.version, "text": "Prefers <b>mornings</b>"},
    )

    assert (page.status_code, page.context["typed"], Note.objects.count()) == (
        410,
        ["Prefers <b>mornings</b>"],
        0,
    )
    assert "Prefers &lt;b&gt;mornings&lt;/b&gt;" in page.content.decode()


def test_only_some_roles_see_or_press_it(client: Client) -> None:
    request = closed()
    roles = [Role.FRONT_DESK, Role.CLINICIAN, Role.PRACTICE_MANAGER, Role.PRIVACY_OFFICER, Role.MARKETING]
    browsers = {role: signed_in(make_staff(role)) for role in roles} | {None: client}

    seen = {role: open_privacy(browser, request).status_code for role, browser in browsers.items()}
    pressed = {
        role: press(browser, request, "delete", reference="no").status_code
        for role, browser in browsers.items()
    }
    links = {
        role: PAGE.format(request.pk) in str(browsers[role].get(CHANGE.format(request.pk)).content)
        for role in roles
    }

    may, may_not = (Role.PRACTICE_MANAGER, Role.PRIVACY_OFFICER), (Role.FRONT_DESK, Role.CLINICIAN)
    assert [{answers[role] for role in may} for answers in (seen, pressed)] == [{200}, {422}]
    assert [{answers[role] for role in may_not} for answers in (seen, pressed)] == [{403}, {403}]
    assert [seen[Role.MARKETING], seen[None], pressed[Role.MARKETING], pressed[None]] == [302] * 4
    assert {role for role in roles if links[role]} == set(may)
    assert not is_purged(request)


def test_wrong_methods_unknown_verbs_and_opening_it_change_nothing(office: Client, officer: User) -> None:
    request = closed()
    url = PAGE.format(request.pk)

    answers = [
        office.get(f"{url}do/delete/"),
        office.post(url),
        office.post(f"{url}do/destroy/"),
        office.get("/staff/appointments/appointmentrequest/999999/privacy/"),
        office.get(url),
    ]

    assert [answer.status_code for answer in answers] == [405, 405, 404, 404, 200]
    assert (is_purged(request), history(request)) == (False, [])
    assert list(AccessEvent.objects.values_list("user", "kind", "request")) == [
        (officer.pk, "view", request.pk)
    ]


def test_the_page_says_what_goes_and_what_stays(office: Client) -> None:
    request = whole_request()

    page = text_of(open_privacy(office, request))

    for words in (
        "Screenings with all their answers: 1",
        "Notes, their words: 1",
        "Logged calls, their notes: 1",
        "Private links: 3",
        "Which texts were agreed to and when",
        "a request closed for this reason is kept for about 2 years",
    ):
        assert words in page
