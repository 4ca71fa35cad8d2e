"""Many requests at once: what is asked, what is shown first, and what is done."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from appointments.models import AccessEvent, AppointmentRequest, ContactAttempt, OutboundMessage
from clinic.models import User
from clinic.roles import Role
from tests.appointments.admin.bulk import QUEUE, confirm, outlook, post, preview, said, skipped, text_of
from tests.appointments.factories import NOON, make_location, make_request, make_staff
from tests.signed_in import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon(time_machine: Any) -> Any:
    time_machine.move_to(NOON, tick=False)
    return time_machine


@pytest.fixture
def jamie(db: None) -> User:
    return make_staff(Role.CLINICIAN, first_name="Jamie", last_name="Sample")


def state_of(request: AppointmentRequest) -> tuple[str, int | None]:
    return AppointmentRequest.objects.values_list("status", "assigned_to").get(pk=request.pk)


def events_of(request: AppointmentRequest) -> list[tuple[str, str]]:
    return list(request.events.values_list("verb", "reason"))


def test_each_line_has_a_box_of_the_one_form_below_and_claims_stay_forms_of_their_own(desk: Client) -> None:
    request = make_request(first_name="Marisol", last_name="Sample")

    html = text_of(desk.get(QUEUE))

    box = f'<input type="checkbox" name="chosen" value="{request.pk}" form="bulk">'
    assert f'{box} <span class="visually-hidden">Choose Marisol Sample</span>' in html
    assert html.count('id="bulk"') == 1
    assert html.index("</table>") < html.index('id="bulk"')
    assert "data-claim" in html[: html.index("</table>")]


def test_found_requests_have_boxes_too(desk: Client) -> None:
    request = make_request(first_name="Marisol", reference="R-7KQ4-M201")

    page = desk.post(f"{QUEUE}search/", {"typed": "R-7KQ4-M201"})

    assert f'value="{request.pk}" form="bulk"' in text_of(page)
    assert text_of(page).count('id="bulk"') == 1


def test_claiming_shows_for_each_what_will_happen_and_changes_nothing(
    desk: Client, front_desk: User, jamie: User
) -> None:
    make_request(first_name="Free")
    make_request(first_name="Theirs", status="in_review", assigned_to=jamie)
    make_request(first_name="Mine", status="in_review", assigned_to=front_desk)
    make_request(first_name="Done", status="closed")
    before = list(AppointmentRequest.objects.values())
    chosen = [str(pk) for pk in AppointmentRequest.objects.values_list("pk", flat=True)]

    page = post(desk, "claim", chosen)

    assert page.status_code == 200
    assert outlook(page) == {
        "Free": "will be claimed.",
        "Theirs": "stays as it is: Jamie has it.",
        "Mine": "stays as it is: you have it already.",
        "Done": "stays as it is: it is “Closed”.",
    }
    assert "Confirm for 1 request " in text_of(page)
    assert list(AppointmentRequest.objects.values()) == before
    assert list(AccessEvent.objects.values_list("kind", flat=True)) == ["list"]


def test_confirming_claims_each_as_a_step_of_its_own_and_goes_back_to_the_queue(
    desk: Client, front_desk: User
) -> None:
    first, second = make_request(), make_request()

    page = confirm(desk, "claim", first, second)

    assert (page.status_code, page.url) == (302, f"{QUEUE}?queue=open")
    assert [state_of(one) for one in (first, second)] == [("in_review", front_desk.pk)] * 2
    assert [events_of(one) for one in (first, second)] == [[("claimed", "")]] * 2
    assert said(page) == ["2 claimed."]


def test_what_changed_meanwhile_is_skipped_and_told(desk: Client, front_desk: User, jamie: User) -> None:
    first, second = make_request(first_name="First"), make_request(first_name="Second")
    desk_of_jamie = Client()
    sign_in(desk_of_jamie, jamie)
    confirm(desk_of_jamie, "claim", second)

    page = confirm(desk, "claim", first, second)

    assert page.status_code == 200
    assert page.context["title"] == "1 claimed, 1 skipped"
    assert skipped(page) == {
        "Second": "was changed meanwhile: Claimed by Jamie Sample at 12:00 PM.",
    }
    assert "Second Sample</a>: was changed meanwhile" in text_of(page)
    assert [state_of(one)[1] for one in (first, second)] == [front_desk.pk, jamie.pk]


def test_what_could_not_be_done_stays_and_the_page_says_why(desk: Client, jamie: User) -> None:
    theirs = make_request(first_name="Theirs", status="in_review", assigned_to=jamie)

    page = confirm(desk, "claim", theirs)

    assert (page.context["title"], skipped(page)) == (
        "0 claimed, 1 skipped",
        {"Theirs": "stays as it is: Jamie has it."},
    )
    assert state_of(theirs) == ("in_review", jamie.pk)


def test_assigning_asks_whom_and_says_from_whom_it_is_taken(
    desk: Client, front_desk: User, jamie: User
) -> None:
    make_staff(Role.MARKETING, first_name="Editor")
    gone = make_staff(Role.CLINICIAN, first_name="Gone", is_active=False)
    free = make_request(first_name="Free")
    mine = make_request(first_name="Mine", status="in_review", assigned_to=front_desk)
    gones = make_request(first_name="Gones", status="clinical_review", assigned_to=gone)
    jamies = make_request(first_name="Jamies", status="in_review", assigned_to=jamie)
    chosen = [free, mine, gones, jamies]

    asked = post(desk, "assign", [str(one.pk) for one in chosen])
    page = preview(desk, "assign", *chosen, to=jamie.pk)
    done = confirm(desk, "assign", *chosen, to=jamie.pk)

    assert [name for _, name in asked.context["form"].fields["to"].choices] == [
        "Choose a colleague",
        "Jamie Sample",
        "Sam Sample (you)",
    ]
    assert outlook(page) == {
        "Free": "will be given to Jamie.",
        "Mine": "will be taken from Sam and given to Jamie.",
        "Gones": "will be taken from Gone and given to Jamie.",
        "Jamies": "stays as it is: Jamie Sample has it already.",
    }
    assert page.context["answers"] == "To Jamie Sample."
    assert done.context["title"] == "3 assigned, 1 skipped"
    assert [state_of(one) for one in chosen] == [
        ("in_review", jamie.pk),
        ("in_review", jamie.pk),
        ("clinical_review", jamie.pk),
        ("in_review", jamie.pk),
    ]
    assert [events_of(one) for one in chosen] == [
        [("assigned", "To Jamie Sample")],
        [("assigned", "To Jamie Sample, from Sam Sample")],
        [("assigned", "To Jamie Sample, from Gone")],
        [],
    ]


def test_assigning_a_snoozed_request_lets_it_sleep_on(desk: Client, front_desk: User, jamie: User) -> None:
    wakes = NOON + timedelta(days=5)
    asleep = {"snoozed_until": wakes, "snoozed_by": front_desk}
    new = make_request(**asleep)
    waiting = make_request(status="waiting_patient", assigned_to=front_desk, **asleep)

    confirm(desk, "assign", new, waiting, to=jamie.pk)

    found = AppointmentRequest.objects.order_by("pk").values_list(
        "assigned_to", "snoozed_until", "snoozed_by"
    )
    assert list(found) == [(jamie.pk, wakes, front_desk.pk)] * 2


def test_snoozing_asks_a_day_and_leaves_what_a_colleague_has(desk: Client, jamie: User) -> None:
    free = make_request(first_name="Free", location=make_location())
    theirs = make_request(first_name="Theirs", status="in_review", assigned_to=jamie)

    page = preview(desk, "snooze", free, theirs, wake_on="2026-03-09")
    done = confirm(desk, "snooze", free, theirs, wake_on="2026-03-09")

    assert outlook(page) == {
        "Free": "will be snoozed until Mon, Mar 9.",
        "Theirs": "stays as it is: Jamie has this request; ask them, or claim it first.",
    }
    assert done.context["title"] == "1 snoozed, 1 skipped"
    free.refresh_from_db()
    assert free.snoozed_until == datetime(2026, 3, 9, 12, 30, tzinfo=UTC)


def test_closing_as_unreachable_counts_the_tries_of_each(desk: Client, front_desk: User, jamie: User) -> None:
    tried = make_request(first_name="Tried", status="in_review", assigned_to=jamie)
    fresh = make_request(first_name="Fresh", email="")
    for days, channel in ((2, "call"), (1, "call"), (1, "email")):
        ContactAttempt.objects.create(
            request=tried, by=front_desk, at=NOON - timedelta(days=days), channel=channel, outcome="no_answer"
        )

    page = preview(desk, "close", tried, fresh, reason="unreachable")
    done = confirm(desk, "close", tried, fresh, reason="unreachable")

    assert outlook(page) == {
        "Tried": "will be closed. Jamie has it now. The patient gets an email.",
        "Fresh": "stays as it is: “Could not be reached” needs 3 tries, on 2 different days and by 2 ways of"
        " contact. So far: 0, on 0, by 0.",
    }
    assert done.context["title"] == "1 closed, 1 skipped"
    assert [state_of(one)[0] for one in (tried, fresh)] == ["closed", "new"]
    assert list(OutboundMessage.objects.values_list("request", "kind")) == [(tried.pk, "request_closed")]


@pytest.mark.parametrize("reason", ["spam", "duplicate", "completed", "withdrawn", "entered_in_error"])
def test_closing_says_where_no_email_leaves(desk: Client, reason: str) -> None:
    request = make_request(first_name="Ada", status="scheduled")

    page = preview(desk, "close", request, reason=reason)

    assert outlook(page) == {"Ada": "will be closed. Its time is cancelled. No email is sent."}


def test_not_suitable_is_offered_to_clinicians_alone_and_refused_when_forged(
    desk: Client, jamie: User, client: Client
) -> None:
    request = make_request()
    sign_in(client, jamie)

    forged = confirm(desk, "close", request, reason="not_suitable")
    status_before = state_of(request)[0]
    confirm(client, "close", request, reason="not_suitable")

    assert (forged.status_code, forged.context["form"].errors) == (422, {"reason": ["Choose a reason"]})
    assert [status_before, state_of(request)[0]] == ["new", "closed"]


@pytest.mark.parametrize(
    ("action", "typed", "queries"),
    [
        ("claim", {}, 6),
        ("assign", {}, 7),
        ("snooze", {"wake_on": "2026-03-09"}, 7),
        ("close", {"reason": "unreachable"}, 10),
    ],
)
@pytest.mark.parametrize("how_many", [1, 3])
def test_a_preview_costs_the_same_for_one_request_and_for_three(
    desk: Client,
    jamie: User,
    action: str,
    typed: dict[str, Any],
    queries: int,
    how_many: int,
    django_assert_num_queries: Callable,
) -> None:
    place = make_location()
    requests = [make_request(location=place, assigned_to=jamie, status="in_review") for _ in range(how_many)]
    typed = {"to": jamie.pk} if action == "assign" else typed
    preview(desk, action, *requests, **typed)

    with django_assert_num_queries(queries):
        page = preview(desk, action, *requests, **typed)

    assert len(page.context["rows"]) == how_many


def test_one_request_is_assigned_from_its_own_page_and_leads_back_to_it(desk: Client, jamie: User) -> None:
    request = make_request()
    url = f"{QUEUE}{request.pk}/change/"
    assert "Assign to…" in text_of(desk.get(url))

    page = confirm(desk, "assign", request, to=jamie.pk, origin="request")

    assert (page.status_code, page.url) == (302, url)
    assert state_of(request) == ("in_review", jamie.pk)
