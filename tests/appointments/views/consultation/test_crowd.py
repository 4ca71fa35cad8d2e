"""Many people want one time: the page that says so is made once, and tells nobody about anybody else."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client

from appointments.actions.booking import cancel_appointment, hold_time
from appointments.enums import CancelReason
from appointments.models import Actor, AppointmentRequest, ManageLink, Resource
from appointments.views.consultation import bookable, crowd, recent, times
from tests.appointments.calendar import MONDAY_9, NOON, book
from tests.appointments.views.consultation.browsing import begin, code_of, errors, fill_in, pick

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
TAKEN = ["That time has just been taken. Please choose another one."]


@pytest.fixture(autouse=True)
def memory(settings) -> Iterator[None]:
    settings.CROWD_SECONDS = 60
    forget()
    yield
    forget()


def forget() -> None:
    crowd._pages.clear()
    crowd._taken.clear()
    bookable._bookable.clear()


def ask(client: Client, draft: str, resource: Resource):
    return client.post(f"{draft}time/", {"time": code_of(resource)})


def test_the_next_to_be_refused_gets_the_same_page_with_their_own_links_for_one_query(
    client: Client, resource: Resource, django_assert_num_queries
) -> None:
    first, second = begin(client), begin(client)
    book(resource, MONDAY_9)
    made = ask(client, first, resource)

    with django_assert_num_queries(1):
        told = ask(client, second, resource)

    assert (told.status_code, errors(told)) == (409, TAKEN)
    assert told.content.decode() == made.content.decode().replace(first, second)
    assert second in told.content.decode()
    assert first not in told.content.decode()
    codes = {told.headers.pop("X-Request-ID"), made.headers.pop("X-Request-ID")}
    assert (told.headers, len(codes)) == (made.headers, 2)


def test_who_has_waited_for_their_turn_is_told_from_memory(
    client: Client, resource: Resource, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = begin(client), begin(client)
    book(resource, MONDAY_9)
    turns, opened, made = crowd._turns, [], []
    monkeypatch.setattr(times, "hold_time", lambda **said: opened.append(said) or hold_time(**said))

    class AfterTheFirst:
        def __getitem__(self, pk: int):
            monkeypatch.setattr(crowd, "_turns", turns)
            made.append(ask(client, first, resource))
            return turns[pk]

    monkeypatch.setattr(crowd, "_turns", AfterTheFirst())
    told = ask(client, second, resource)

    assert (told.status_code, len(opened)) == (409, 1)
    assert told.content.decode() == made[0].content.decode().replace(first, second)


@pytest.mark.parametrize("seconds", [60, 0])
def test_a_calendar_is_gone_for_in_turn_where_anything_is_remembered(
    client: Client, resource: Resource, settings, monkeypatch: pytest.MonkeyPatch, seconds: int
) -> None:
    settings.CROWD_SECONDS = seconds
    seen = []

    def look(**said):
        seen.append([pk for pk, turn in crowd._turns.items() if turn.locked()])
        return hold_time(**said)

    monkeypatch.setattr(times, "hold_time", look)
    answer = ask(client, begin(client), resource)

    assert (answer.status_code, seen) == (303, [[resource.pk]] if seconds else [[]])
    assert not any(turn.locked() for turn in crowd._turns.values())


def test_another_time_of_that_day_is_asked_of_the_database_once(
    client: Client, resource: Resource, django_assert_num_queries
) -> None:
    first, second, third = begin(client), begin(client), begin(client)
    book(resource, MONDAY_9)
    book(resource, MONDAY_9 + HOUR)
    ask(client, first, resource)
    later = {"time": code_of(resource, MONDAY_9 + HOUR)}

    with django_assert_num_queries(2):
        asked = client.post(f"{second}time/", later)
    with django_assert_num_queries(1):
        remembered = client.post(f"{third}time/", later)

    assert [errors(told) for told in (asked, remembered)] == [TAKEN, TAKEN]


def test_a_time_that_the_page_suggests_is_greyed_out_for_who_has_just_missed_it(
    client: Client, resource: Resource
) -> None:
    first, second = begin(client), begin(client)
    book(resource, MONDAY_9)
    suggests = ask(client, first, resource).content.decode()
    book(resource, MONDAY_9 + HOUR)
    later = code_of(resource, MONDAY_9 + HOUR)

    told = client.post(f"{second}time/", {"time": later})

    assert f'value="{later}" disabled' not in suggests
    assert f'value="{later}"' in suggests
    assert (told.status_code, f'value="{later}" disabled' in told.content.decode()) == (409, True)


@pytest.mark.parametrize("seconds", [60, 0])
def test_a_time_that_came_free_can_be_had_once_the_memory_is_older(
    client: Client, resource: Resource, settings, seconds: int
) -> None:
    first, second = begin(client), begin(client)
    taken = book(resource, MONDAY_9)
    ask(client, first, resource)
    cancel_appointment(appointment=taken, reason=CancelReason.CLINIC, by=Actor.SYSTEM, now=NOON)
    settings.CROWD_SECONDS = seconds

    assert ask(client, second, resource).status_code == (409 if seconds else 303)


@pytest.mark.parametrize("state", ["expired", "revoked", "sent", "unknown"])
def test_a_link_that_leads_to_no_draft_is_not_answered_from_memory(
    client: Client, resource: Resource, state: str
) -> None:
    first, second = begin(client), begin(client)
    book(resource, MONDAY_9)
    ask(client, first, resource)
    link = ManageLink.objects.order_by("-pk")[0]
    if state == "expired":
        ManageLink.objects.filter(pk=link.pk).update(expires_at=link.created_at)
    elif state == "revoked":
        ManageLink.objects.filter(pk=link.pk).update(revoked_at=link.created_at)
    elif state == "sent":
        AppointmentRequest.objects.filter(pk=link.request_id).update(status="new")
    else:
        second = f"/consultation/{'x' * 43}/"

    assert ask(client, second, resource).status_code == (303 if state == "sent" else 404)


def test_each_day_has_a_page_of_its_own(client: Client, resource: Resource) -> None:
    first, second = begin(client), begin(client)
    starts = (MONDAY_9, MONDAY_9 + 24 * HOUR)
    for start in starts:
        book(resource, start)

    pages = [
        client.post(f"{draft}time/", {"time": code_of(resource, start)})
        for draft, start in zip((first, second), starts, strict=True)
    ]

    next_day_at_eleven = f'value="{code_of(resource, MONDAY_9 + 26 * HOUR)}"'
    assert [next_day_at_eleven in page.content.decode() for page in pages] == [False, True]


def test_who_holds_another_time_sees_it_on_a_page_of_their_own(client: Client, resource: Resource) -> None:
    first, second = begin(client), begin(client)
    book(resource, MONDAY_9)
    ask(client, first, resource)
    pick(client, second, code_of(resource, MONDAY_9 + 3 * HOUR))

    told = ask(client, second, resource)

    assert (told.status_code, "We hold this time for you until" in told.content.decode()) == (409, True)


def test_who_holds_the_time_is_not_told_that_it_is_taken(client: Client, resource: Resource) -> None:
    first, second = begin(client), begin(client)
    pick(client, first, code_of(resource))
    assert ask(client, second, resource).status_code == 409

    assert ask(client, first, resource).status_code == 303


def test_a_helper_is_spoken_to_as_one(client: Client, resource: Resource) -> None:
    first, helper = begin(client), begin(client)
    fill_in(client, helper, "you")
    book(resource, MONDAY_9)

    pages = [ask(client, draft, resource).content.decode() for draft in (first, helper)]

    assert ["“you” means them" in page for page in pages] == [False, True]


@pytest.mark.parametrize(("seconds", "suggested"), [(60, True), (0, False)])
def test_after_its_second_the_page_is_made_anew(
    client: Client, resource: Resource, settings, seconds: int, suggested: bool
) -> None:
    first, second = begin(client), begin(client)
    book(resource, MONDAY_9)
    ask(client, first, resource)
    settings.CROWD_SECONDS = seconds
    book(resource, MONDAY_9 + HOUR)

    page = ask(client, second, resource).content.decode()

    assert (f'value="{code_of(resource, MONDAY_9 + HOUR)}"' in page) == suggested


def test_what_is_refused_for_another_reason_is_asked_each_time(client: Client, resource: Resource) -> None:
    draft = begin(client)
    resource.services.update(is_offered=False)
    refused = ask(client, draft, resource)
    resource.services.update(is_offered=True)
    bookable._bookable.clear()

    assert (refused.status_code, ask(client, draft, resource).status_code) == (409, 303)


def test_no_more_than_some_pages_are_kept(client: Client, resource: Resource, monkeypatch) -> None:
    monkeypatch.setattr(recent, "MOST_KEPT", 1)
    first, helper = begin(client), begin(client)
    fill_in(client, helper, "you")
    book(resource, MONDAY_9)

    for draft in (first, helper):
        ask(client, draft, resource)

    assert len(crowd._pages) == 1
