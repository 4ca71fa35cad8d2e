"""The privacy officer's report at /staff/appointments/appointmentrequest/who-looked/."""

import csv
import io
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.http import HttpResponse
from django.test import Client

from appointments.actions.access import record_access, record_export
from appointments.enums import AccessKind
from appointments.models import AccessEvent, AppointmentRequest
from appointments.queries import looks
from clinic.models import SecurityEventKind, User
from clinic.privacy import Privacy
from clinic.roles import Role
from clinic.security_events import record
from tests.appointments.admin.conftest import signed_in
from tests.appointments.factories import NOON, PERSONAL, make_location, make_request, make_staff, send

pytestmark = pytest.mark.django_db
QUEUE = "/staff/appointments/appointmentrequest/"
REPORT = f"{QUEUE}who-looked/"
TODAY = {"first": "2026-03-04", "last": "2026-03-04"}
NIGHT = NOON + timedelta(hours=9)


@pytest.fixture
def officer(db: None) -> User:
    return make_staff(Role.PRIVACY_OFFICER, first_name="Olga", last_name="Sample")


@pytest.fixture
def privacy(officer: User) -> Client:
    """Return a browser in which the privacy officer is signed in."""
    return signed_in(officer)


def get(client: Client, now: datetime = NOON, **asked: Any) -> HttpResponse:
    with time_machine.travel(now, tick=False):
        return client.get(REPORT, asked)


def look(by: User, request: AppointmentRequest | None = None, at: datetime = NOON, **changes: Any) -> None:
    record_access(by=by, now=at - timedelta(minutes=1), request=request, **changes)


def said(page: HttpResponse, part: str) -> list[tuple[str, str]]:
    """Return who looked at which request, in one part of the report."""
    lines = getattr(page.context["report"], part).looks
    return [(str(one.user), one.request.reference if one.request else "") for one in lines]


def text_of(page: HttpResponse) -> str:
    return " ".join(page.content.decode().split())


def test_people_who_look_at_their_namesakes_stand_in_the_first_part(privacy: Client):
    anna = make_staff(first_name="Anna", last_name="Quintanilla-Ruiz")
    ben = make_staff(first_name="Ben", last_name="Marisol")
    namesake, other = send(**PERSONAL), send(last_name="Sample")
    for by in (anna, ben):
        look(by, namesake)
    look(anna, other)

    page = get(privacy)

    assert said(page, "namesakes") == [("Anna Quintanilla-Ruiz", namesake.reference)]
    assert text_of(page).index("Same last name") < text_of(page).index("Outside opening hours")


def test_the_report_says_when_not_every_like_name_was_compared(
    privacy: Client, monkeypatch: pytest.MonkeyPatch
):
    """Two of three looks are compared, and the one at Ben's namesake is the oldest."""
    monkeypatch.setattr(looks, "MOST_COMPARED", 2)
    ben, namesake = make_staff(first_name="Ben", last_name="Ruiz"), send(last_name="Ruiz")
    other = send(first_name="Ruiz", last_name="Sample")
    look(ben, namesake, NOON - timedelta(minutes=9))
    look(ben, other)
    whole = get(privacy)
    assert said(whole, "namesakes") == [("Ben Ruiz", namesake.reference)]
    assert "Not every look was compared" not in text_of(whole)

    look(ben, other)

    page = get(privacy)
    assert said(page, "namesakes") == []
    assert "Not every look was compared" in text_of(page)


def test_looks_outside_the_hours_of_the_requests_location_are_shown(privacy: Client):
    anna = make_staff(first_name="Anna", last_name="Sample")
    place = make_location("Pensacola", time_zone="America/Chicago")
    request = make_request(location=place)
    quarter_past_five_there = NOON.replace(hour=23, minute=16)
    half_past_six_there = NOON.replace(hour=23, minute=59) + timedelta(minutes=32)
    look(anna, request, quarter_past_five_there)
    look(anna, request, half_past_six_there)

    page = get(privacy, now=NOON, first="2026-03-04", last="2026-03-05")

    lines = page.context["report"].after_hours.looks
    assert [one.at for one in lines] == [half_past_six_there - timedelta(minutes=1)]


def test_a_list_is_late_only_when_every_location_is_closed(privacy: Client):
    anna = make_staff(first_name="Anna", last_name="Sample")
    make_location("Miami")
    look(anna, kind=AccessKind.LIST)
    look(anna, at=NIGHT, kind=AccessKind.LIST)

    page = get(privacy, now=NIGHT, **TODAY)

    assert [one.at for one in page.context["report"].after_hours.looks][-1] == NIGHT - timedelta(minutes=1)
    assert len(said(page, "after_hours")) == 2  # The privacy officer's own look at night is the other.


def test_a_day_far_above_the_usual_is_shown_with_what_it_is_held_against(privacy: Client):
    anna = make_staff(first_name="Anna", last_name="Sample")
    requests = [make_request() for _ in range(21)]
    for day in range(1, 6):
        look(anna, requests[0], NOON - timedelta(days=day))
    for request in requests:
        look(anna, request)

    page = get(privacy, **TODAY)

    [(user, day)] = page.context["report"].busy
    assert (user, day.opened, day.usual, day.is_own) == (anna, 21, 1.0, True)
    assert "20 different requests or more opened on one day, and more than 3 times what is usual" in text_of(
        page
    )


def test_exports_stand_with_their_reasons(privacy: Client):
    anna, request = make_staff(first_name="Anna", last_name="Sample"), make_request()
    record_export(
        by=anna,
        now=NOON,
        ids=[request.pk],
        chosen_by="queue=open",
        reason="For the audit",
        privacy=Privacy.CONTACT,
    )

    page = get(privacy, **TODAY)

    assert said(page, "exports") == [("Anna Sample", "")]
    assert "For the audit" in text_of(page)


def test_looks_at_closed_requests_count_from_the_closing_on(privacy: Client):
    anna = make_staff(first_name="Anna", last_name="Sample")
    request = make_request(status="closed", closed_at=NOON - timedelta(hours=1))
    look(anna, request, NOON - timedelta(hours=2))
    assert said(get(privacy, **TODAY), "closed") == []

    look(anna, request)

    assert said(get(privacy, **TODAY), "closed") == [("Anna Sample", request.reference)]


def test_everybody_is_counted_by_the_way_they_looked(privacy: Client):
    anna, request = make_staff(first_name="Anna", last_name="Sample"), make_request()
    for changes in ({}, {"privacy": Privacy.CLINICAL}):
        look(anna, request, **changes)
    for kind in (AccessKind.LIST, AccessKind.SEARCH, AccessKind.PRINT):
        look(anna, kind=kind)

    page = get(privacy, **TODAY)

    counts = {str(one.user): one.in_order for one in page.context["report"].people}
    assert counts["Anna Sample"] == [5, 2, 1, 1, 0, 1, 1, 1]


def test_every_look_is_listed_newest_first_with_a_way_to_its_request(privacy: Client):
    anna, request = make_staff(first_name="Anna", last_name="Sample"), make_request(**PERSONAL)
    look(anna, request)

    html = get(privacy, **TODAY).content.decode()

    assert f'href="{QUEUE}{request.pk}/change/"' in html
    assert request.reference in html
    assert [word for word in map(str, PERSONAL.values()) if word in html] == []


def test_a_long_list_comes_in_pages(privacy: Client):
    anna = make_staff(first_name="Anna", last_name="Sample")
    for minute in range(101):
        look(anna, at=NOON - timedelta(minutes=minute), kind=AccessKind.LIST)

    first, second = get(privacy, **TODAY), get(privacy, **TODAY, page="2")

    assert (len(first.context["looks"]), len(second.context["looks"])) == (100, 3)
    assert "?first=2026-03-04&amp;last=2026-03-04&amp;page=2" in first.content.decode()


def test_reading_the_report_is_a_look_itself(privacy: Client, officer: User):
    get(privacy)

    assert list(AccessEvent.objects.values_list("user", "kind", "privacy_class", "request")) == [
        (officer.pk, "list", "contact", None)
    ]


def test_the_file_holds_every_look_and_is_recorded_as_an_export(privacy: Client, officer: User):
    anna, request = make_staff(first_name="=Anna", last_name=""), make_request()
    look(anna, request)

    answer = get(privacy, **TODAY, csv="looks")

    rows = list(csv.reader(io.StringIO(answer.content.decode())))
    assert answer["Content-Disposition"] == 'attachment; filename="who-looked-2026-03-04-2026-03-04.csv"'
    assert rows[0] == ["at", "who", "what", "class", "request", "reason", "chosen_by", "requests"]
    assert rows[2] == ["2026-03-04 16:59:00Z", "'=Anna", "view", "contact", request.reference, "", "", ""]
    assert AccessEvent.objects.filter(user=officer).values_list("kind", flat=True).get() == "export"


def test_without_a_choice_the_last_seven_days_are_shown(privacy: Client):
    span = get(privacy).context["report"].span

    assert (span.first_on.isoformat(), span.last_on.isoformat()) == ("2026-02-26", "2026-03-04")


def test_days_that_cannot_be_are_refused_and_nothing_is_recorded(privacy: Client):
    page = get(privacy, first="2026-03-04", last="2026-03-03")

    assert page.status_code == 422
    assert page.context["form"].errors == {"last": ["The last day must not be before the first."]}
    assert AccessEvent.objects.count() == 0


@pytest.mark.parametrize("role", [Role.FRONT_DESK, Role.CLINICIAN, Role.PRACTICE_MANAGER])
def test_others_are_refused_and_see_no_tab(role: Role):
    client = signed_in(make_staff(role))

    assert get(client).status_code == 403
    assert REPORT not in client.get(QUEUE).content.decode()


def test_the_permission_is_all_it_takes(desk: Client, front_desk: User):
    front_desk.user_permissions.add(Permission.objects.get(codename="view_access_report"))

    assert get(desk).status_code == 200
    assert REPORT in desk.get(QUEUE).content.decode()


def test_a_stranger_is_led_to_the_sign_in_page(client: Client):
    answer = get(client)

    assert (answer.status_code, answer.url) == (302, f"/staff/login/?next={REPORT}")


def test_what_happened_at_the_doors_stands_first(privacy: Client, front_desk: User):
    with time_machine.travel(NOON, tick=False):
        record(SecurityEventKind.FACTORS_RESET, user=front_desk)
        record(SecurityEventKind.SIGNED_IN, user=front_desk)

    page = get(privacy).content.decode()

    assert "Second factors reset by a colleague" in page
    assert "Signed in</td>" not in page
    assert page.index("At the doors") < page.index("Same last name")


def test_the_report_is_only_read(privacy: Client):
    answer = privacy.post(REPORT)

    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_report_costs_the_same_for_one_look_and_for_three(
    privacy: Client, how_many: int, django_assert_num_queries: Callable
):
    for number in range(how_many):
        anna = make_staff(first_name="Anna", last_name="Sample")
        request = send(location=make_location(f"Place {number}"))
        closed = {"status": "closed", "closed_reason": "completed", "closed_at": NOON - timedelta(hours=1)}
        AppointmentRequest.objects.filter(pk=request.pk).update(**closed)
        look(anna, request)
    get(privacy)

    with django_assert_num_queries(18):
        page = get(privacy)

    assert len(said(page, "closed")) == len(said(page, "namesakes")) == how_many
