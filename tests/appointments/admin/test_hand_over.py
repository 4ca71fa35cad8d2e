"""Handing over all of somebody's open work."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from appointments.models import AccessEvent, AppointmentRequest
from clinic.models import User
from clinic.roles import Role
from tests.appointments.admin.bulk import QUEUE, outlook, said, shown, skipped, text_of
from tests.appointments.admin.conftest import signed_in
from tests.appointments.factories import NOON, make_request, make_staff

pytestmark = pytest.mark.django_db
HAND_OVER = f"{QUEUE}hand-over/"


@pytest.fixture
def jamie(db: None) -> User:
    return make_staff(Role.CLINICIAN, first_name="Jamie", last_name="Sample")


def press(client: Client, step: str, source: User, to: Any, *requests: AppointmentRequest) -> HttpResponse:
    typed = {"step": step, "source": source.pk, "to": getattr(to, "pk", to), "chosen": shown(*requests)}
    return client.post(HAND_OVER, typed)


def holders() -> list[tuple[str, int | None]]:
    return list(AppointmentRequest.objects.order_by("pk").values_list("status", "assigned_to"))


def names_of(page: HttpResponse, field: str) -> list[str]:
    return [str(name) for _, name in page.context["form"].fields[field].choices]


def test_a_manager_is_asked_whose_work_goes_to_whom(office: Client, front_desk: User, jamie: User) -> None:
    gone = make_staff(Role.FRONT_DESK, first_name="Gone", is_active=False)
    make_request(status="in_review", assigned_to=jamie)
    make_request(status="waiting_patient", assigned_to=gone)
    make_request(status="clinical_review", assigned_to=gone)
    make_request(status="closed", assigned_to=front_desk)

    page = office.get(HAND_OVER)

    assert names_of(page, "source") == ["Choose a person", "Gone: 2 open", "Jamie Sample: 1 open"]
    assert names_of(page, "to") == [
        "Choose a colleague",
        "Nobody yet: back to the queue for all",
        "Jamie Sample",
        "Pat Sample (you)",
        "Sam Sample",
    ]


def test_all_of_it_is_shown_and_then_moved_with_its_history(
    office: Client, front_desk: User, jamie: User
) -> None:
    first = make_request(first_name="First", status="in_review", assigned_to=jamie)
    asleep = {"snoozed_until": NOON + timedelta(days=9999), "snoozed_by": jamie}
    second = make_request(first_name="Second", status="waiting_patient", assigned_to=jamie, **asleep)
    make_request(first_name="Done", status="closed", assigned_to=jamie)

    page = press(office, "preview", jamie, front_desk)
    before = holders()
    done = press(office, "confirm", jamie, front_desk, first, second)

    words = "will be taken from Jamie and given to Sam."
    assert outlook(page) == {"First": words, "Second": words}
    assert "Hand over 2 requests" in text_of(page)
    assert before == [("in_review", jamie.pk), ("waiting_patient", jamie.pk), ("closed", jamie.pk)]
    assert (done.status_code, done.url, said(done)) == (302, QUEUE, ["2 handed over."])
    assert holders() == [
        ("in_review", front_desk.pk),
        ("waiting_patient", front_desk.pk),
        ("closed", jamie.pk),
    ]
    told = ("assigned", "To Sam Sample, from Jamie Sample")
    assert [list(one.events.values_list("verb", "reason")) for one in (first, second)] == [[told], [told]]
    second.refresh_from_db()
    assert second.snoozed_by == jamie
    mine = signed_in(front_desk).get(QUEUE, {"queue": "mine"})
    assert [row.request.first_name for row in mine.context["rows"]] == ["First", "Second"]


def test_work_goes_back_to_the_queue_for_whoever_is_free(office: Client, jamie: User) -> None:
    first = make_request(first_name="First", status="in_review", assigned_to=jamie)
    second = make_request(first_name="Second", status="clinical_review", assigned_to=jamie)

    page = press(office, "preview", jamie, "queue")
    press(office, "confirm", jamie, "queue", first, second)

    words = "will stand in “Unclaimed”, for whoever is free."
    assert outlook(page) == {"First": words, "Second": words}
    assert holders() == [("new", None), ("clinical_review", None)]
    told = ("unclaimed", "From Jamie Sample")
    assert [list(one.events.values_list("verb", "reason")) for one in (first, second)] == [[told], [told]]
    unclaimed = office.get(QUEUE, {"queue": "unclaimed"})
    assert [row.request.first_name for row in unclaimed.context["rows"]] == ["First", "Second"]


def test_anybody_hands_over_their_own_work_and_nobody_elses(
    desk: Client, front_desk: User, jamie: User
) -> None:
    own = make_request(status="in_review", assigned_to=front_desk)
    theirs = make_request(first_name="Theirs", status="in_review", assigned_to=jamie)

    asked = desk.get(HAND_OVER)
    refused = press(desk, "confirm", jamie, front_desk, theirs)
    slipped_in = press(desk, "confirm", front_desk, "queue", own, theirs)

    assert names_of(asked, "source") == ["Choose a person", "Sam Sample (you): 1 open"]
    assert asked.context["form"].initial == {"source": str(front_desk.pk)}
    assert refused.status_code == 422
    assert refused.context["form"].errors == {"source": ["Choose whose work it is"]}
    assert slipped_in.context["title"] == "1 handed over, 1 skipped"
    assert skipped(slipped_in) == {"Theirs": "stays as it is: it is not Sam’s any more."}
    assert holders() == [("new", None), ("in_review", jamie.pk)]


def test_what_was_claimed_meanwhile_is_skipped_and_told(
    office: Client, front_desk: User, jamie: User
) -> None:
    moved = make_request(first_name="Moved", status="in_review", assigned_to=jamie)
    kept = make_request(first_name="Kept", status="in_review", assigned_to=jamie)
    press(office, "confirm", jamie, "queue", moved)

    page = press(office, "confirm", jamie, front_desk, moved, kept)

    assert page.context["title"] == "1 handed over, 1 skipped"
    assert [why.partition(" at ")[0] for why in skipped(page).values()] == [
        "was changed meanwhile: Put back by Pat Sample"
    ]
    assert holders() == [("new", None), ("in_review", front_desk.pk)]


@pytest.mark.parametrize(
    ("source", "to", "error"),
    [
        ("jamie", "", {"to": ["Choose who gets it"]}),
        ("jamie", "999999", {"to": ["Choose who gets it"]}),
        ("", "queue", {"source": ["Choose whose work it is"]}),
        ("jamie", "jamie", {"to": ["Choose somebody else than the person who is away"]}),
    ],
)
@pytest.mark.parametrize("step", ["preview", "confirm"])
def test_an_answer_that_cannot_be_is_asked_again(
    office: Client, jamie: User, source: str, to: str, error: dict[str, list[str]], step: str
) -> None:
    request = make_request(status="in_review", assigned_to=jamie)
    person = {"jamie": str(jamie.pk)}
    typed = {"source": person.get(source, source), "to": person.get(to, to)}

    page = office.post(HAND_OVER, typed | {"step": step, "chosen": shown(request)})

    assert (page.status_code, page.context["form"].errors) == (422, error)
    assert holders() == [("in_review", jamie.pk)]


def test_more_than_a_page_can_show_is_handed_over_in_turns(
    office: Client, jamie: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("appointments.admin.hand_over.MOST_ROWS", 2)
    for _ in range(3):
        make_request(status="in_review", assigned_to=jamie)

    page = press(office, "preview", jamie, "queue")

    assert (len(page.context["rows"]), page.context["left"]) == (2, 1)
    assert "do the same again for the other 1" in text_of(page)


def test_nobody_with_open_work_is_said(desk: Client) -> None:
    page = desk.get(HAND_OVER)

    assert "Nobody whose work you may hand over has any open requests." in text_of(page)


def test_strangers_hand_over_nothing(client: Client, jamie: User, front_desk: User) -> None:
    request = make_request(status="in_review", assigned_to=jamie)
    editor = signed_in(make_staff(Role.MARKETING))
    nobody = signed_in(make_staff(None, is_staff=True))

    pages = [one.get(HAND_OVER) for one in (client, editor, nobody)]
    pages += [press(one, "confirm", jamie, front_desk, request) for one in (client, editor, nobody)]
    pages.append(signed_in(front_desk).put(HAND_OVER))

    assert [page.status_code for page in pages] == [302, 302, 403, 302, 302, 403, 405]
    assert holders() == [("in_review", jamie.pk)]


def test_a_permission_that_was_taken_away_after_the_preview_ends_it(
    office: Client, manager: User, jamie: User, front_desk: User
) -> None:
    request = make_request(status="in_review", assigned_to=jamie)
    before = press(office, "preview", jamie, front_desk)
    manager.groups.set(front_desk.groups.all())

    page = press(office, "confirm", jamie, front_desk, request)

    assert [before.status_code, page.status_code] == [200, 422]
    assert holders() == [("in_review", jamie.pk)]


def test_showing_names_is_recorded_and_asking_shows_none(office: Client, jamie: User) -> None:
    make_request(status="in_review", assigned_to=jamie)

    office.get(HAND_OVER)
    looks_before = AccessEvent.objects.count()
    press(office, "preview", jamie, "queue")

    assert (looks_before, list(AccessEvent.objects.values_list("kind", flat=True))) == (0, ["list"])


@pytest.mark.parametrize("how_many", [1, 3])
def test_a_preview_costs_the_same_for_one_request_and_for_three(
    office: Client, jamie: User, how_many: int, django_assert_num_queries: Callable
) -> None:
    for _ in range(how_many):
        make_request(status="in_review", assigned_to=jamie)
    press(office, "preview", jamie, "queue")

    with django_assert_num_queries(8):
        page = press(office, "preview", jamie, "queue")

    assert len(page.context["rows"]) == how_many


def test_the_way_there_stands_below_ones_own_queue_and_for_managers_below_each(
    office: Client, desk: Client
) -> None:
    def leads(client: Client, queue: str) -> bool:
        return HAND_OVER in text_of(client.get(QUEUE, {"queue": queue}))

    ways = [leads(client, queue) for client in (desk, office) for queue in ("open", "mine")]

    assert ways == [False, True, True, True]
