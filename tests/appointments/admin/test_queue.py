"""The queue at /staff/."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from appointments.admin.queues import QUEUES
from appointments.models import AccessEvent, AppointmentRequest, ContactAttempt
from appointments.queries import end_of_today
from clinic import capped_paginator
from clinic.models import User
from clinic.roles import Role
from tests.appointments.admin.conftest import signed_in
from tests.appointments.factories import make_location, make_request, make_staff

pytestmark = pytest.mark.django_db
QUEUE = "/staff/appointments/appointmentrequest/"


def names(page: object) -> list[str]:
    return [row.request.first_name for row in page.context["rows"]]


def test_front_desk_lands_on_the_queue(desk: Client) -> None:
    response = desk.get("/staff/")

    assert (response.status_code, response.url) == (302, QUEUE)


def test_the_longest_waiting_request_stands_on_top_with_its_age(desk: Client) -> None:
    now = timezone.now()
    make_location("Miami", hours=None)
    make_request(first_name="Later", due_at=now + timedelta(days=4))
    make_request(first_name="Late", due_at=now - timedelta(days=4))

    page = desk.get(QUEUE)

    assert names(page) == ["Late", "Later"]
    assert [row.age.tone for row in page.context["rows"]] == ["late", "calm"]
    assert f"{page.context['rows'][0].age.words}</span>" in page.content.decode()


def test_each_ready_made_queue_shows_its_requests_and_its_count(desk: Client, front_desk: User) -> None:
    now = timezone.now()
    other = make_staff(Role.CLINICIAN)
    later = {"due_at": end_of_today(now=now)}
    make_request(first_name="New", **later)
    make_request(first_name="Mine", status="in_review", assigned_to=front_desk, **later)
    make_request(first_name="Theirs", status="in_review", assigned_to=other, **later)
    make_request(first_name="Overdue", due_at=now - timedelta(minutes=1))
    make_request(first_name="Bounced", undelivered_count=1, **later)
    make_request(first_name="Waiting", status="waiting_patient", due_at=now - timedelta(days=1))
    make_request(first_name="Asked", status="clinical_review", due_at=now + timedelta(days=2))
    snoozed = {"snoozed_until": now + timedelta(days=1), "snoozed_by": front_desk}
    make_request(first_name="Asleep", **snoozed, due_at=now - timedelta(days=1))
    make_request(first_name="Awake", **snoozed | {"snoozed_until": now}, **later)
    make_request(first_name="Spam", status="quarantined", **later)
    make_request(first_name="Done", status="closed", **later)

    pages = {queue.code: desk.get(QUEUE, {"queue": queue.code}) for queue in QUEUES}

    assert {code: sorted(names(page)) for code, page in pages.items()} == {
        "open": ["Asked", "Awake", "Bounced", "Mine", "New", "Overdue", "Theirs", "Waiting"],
        "unclaimed": ["Asked", "Awake", "Bounced", "New", "Overdue", "Waiting"],
        "mine": ["Mine"],
        "asked": [],
        "due_today": ["Awake", "Bounced", "Mine", "New", "Overdue", "Theirs"],
        "overdue": ["Overdue"],
        "clinical_review": ["Asked"],
        "waiting": ["Waiting"],
        "snoozed": ["Asleep"],
        "call_instead": ["Bounced"],
        "duplicates": [],
        "quarantine": ["Spam"],
        "closed": ["Done"],
        "all": [
            "Asked",
            "Asleep",
            "Awake",
            "Bounced",
            "Done",
            "Mine",
            "New",
            "Overdue",
            "Spam",
            "Theirs",
            "Waiting",
        ],
    }
    assert {queue.code: count for queue, count in pages["open"].context["tabs"]} == {
        "open": 8,
        "unclaimed": 6,
        "mine": 1,
        "asked": 0,
        "due_today": 6,
        "overdue": 1,
        "clinical_review": 1,
        "waiting": 1,
        "snoozed": 1,
        "call_instead": 1,
        "duplicates": 0,
        "quarantine": 1,
        "closed": None,
        "all": None,
    }


@pytest.mark.parametrize("how_many", [1, 3])
def test_queue_costs_the_same_for_one_request_and_for_three(
    desk: Client, how_many: int, django_assert_num_queries: Callable
) -> None:
    place = make_location("Miami")
    for _ in range(how_many):
        make_request(location=place, assigned_to=make_staff(Role.CLINICIAN), status="in_review")
    desk.get(QUEUE)

    with django_assert_num_queries(14):
        page = desk.get(QUEUE)

    assert len(page.context["rows"]) == how_many


def test_a_reference_is_found_as_people_read_it_out_even_when_closed(desk: Client) -> None:
    make_request(first_name="Found", reference="R-7KQ4-M201", status="closed")
    make_request(first_name="Other")

    page = desk.get(QUEUE, {"q": "r 7kq4 m2oi"})

    assert names(page) == ["Found"]


def test_names_in_an_address_are_not_searched(desk: Client) -> None:
    make_request(first_name="Marisol")

    page = desk.get(QUEUE, {"q": "Marisol"})

    assert names(page) == []
    assert "No request has the reference" in page.content.decode()


@pytest.mark.parametrize("query", ["\x00", "%", "x" * 5000, "'", "é", "<script>alert(1)</script>"])
def test_any_search_and_any_queue_is_answered(desk: Client, query: str) -> None:
    make_request()

    pages = [desk.get(QUEUE, {"q": query}), desk.get(QUEUE, {"queue": query}), desk.get(QUEUE, {"p": query})]

    assert [page.status_code for page in pages if page.status_code not in (200, 302, 400)] == []
    assert [page for page in pages if b"<script>alert" in page.content] == []


def test_a_row_says_how_and_when_to_reach_them_the_last_try_and_which_page_led_here(
    desk: Client, front_desk: User
) -> None:
    request = make_request(
        contact_channels=["call", "email"],
        any_time=False,
        windows=["mon-am", "thu-pm"],
        source_path="/ketamine/what-it-is/",
    )
    tries = {"request": request, "by": front_desk, "channel": "call"}
    ContactAttempt.objects.create(at=timezone.now() - timedelta(days=1), outcome="no_answer", **tries)
    ContactAttempt.objects.create(at=timezone.now() - timedelta(hours=2), outcome="left_message", **tries)

    page = " ".join(desk.get(QUEUE).content.decode().split())

    shown = ["Call, email", "Mon morning, Thu afternoon", "from /ketamine/what-it-is/"]
    assert [words for words in shown if words not in page] == []
    assert "Last try: Call: Left a message, 2 hours ago" in page


def test_an_unclaimed_request_is_claimed_from_its_line(desk: Client, front_desk: User) -> None:
    free = make_request(version=4)
    taken = make_request(status="in_review", assigned_to=make_staff(Role.CLINICIAN))
    html = desk.get(QUEUE).content.decode()

    response = desk.post(f"{QUEUE}{free.pk}/do/claim/", {"version": 4})

    assert (f"{free.pk}/do/claim/" in html, f"{taken.pk}/do/claim/" in html) == (True, False)
    assert (response.status_code, response.url) == (302, f"{QUEUE}{free.pk}/change/")
    free.refresh_from_db()
    assert free.assigned_to == front_desk


def test_a_very_long_queue_says_that_it_shows_only_its_beginning(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(capped_paginator, "MOST_COUNTED", 2)
    make_request()
    short = desk.get(QUEUE).content.decode()
    make_request()

    assert "These are the first" not in short
    assert "These are the first 2. Use Find for others." in desk.get(QUEUE).content.decode()


def test_an_empty_queue_says_so(desk: Client) -> None:
    assert "Nothing here. All caught up." in desk.get(QUEUE).content.decode()


def test_a_name_with_markup_is_text(desk: Client) -> None:
    make_request(first_name="<b>Ada</b>")

    assert "&lt;b&gt;Ada&lt;/b&gt;" in desk.get(QUEUE).content.decode()


def test_a_stranger_is_led_to_the_sign_in_page_and_back(client: Client) -> None:
    response = client.get(QUEUE, follow=True)

    assert [url for url, _ in response.redirect_chain] == [
        f"/staff/login/?next={QUEUE}",
        f"/sign-in/?next={QUEUE.replace('/', '%2F')}",
    ]


def test_marketing_is_refused_at_the_front_desk(db: None) -> None:
    response = signed_in(make_staff(Role.MARKETING)).get(QUEUE, follow=True)

    assert response.status_code == 403


def test_staff_without_a_role_see_no_request(db: None) -> None:
    make_request()

    response = signed_in(make_staff(None, is_staff=True)).get(QUEUE)

    assert response.status_code == 403


def test_requests_are_neither_added_nor_deleted_in_the_admin(desk: Client) -> None:
    request = make_request()
    delete = desk.post(QUEUE, {"action": "delete_selected", "_selected_action": [request.pk]})

    codes = [desk.get(f"{QUEUE}add/").status_code, desk.post(f"{QUEUE}{request.pk}/delete/").status_code]
    assert codes == [403, 403]
    assert delete.status_code in (200, 302, 403, 405)
    assert AppointmentRequest.objects.filter(pk=request.pk).exists()


def test_listing_and_searching_record_who_looked(desk: Client, front_desk: User) -> None:
    make_request()

    desk.get(QUEUE)
    desk.get(QUEUE, {"q": "R-7KQ4-M201"})

    looks = AccessEvent.objects.values_list("user", "kind", "privacy_class", "request")
    assert list(looks) == [
        (front_desk.pk, "list", "contact", None),
        (front_desk.pk, "search", "contact", None),
    ]
