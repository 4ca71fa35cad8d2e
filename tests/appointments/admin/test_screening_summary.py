"""What a clinician reads of a screening, and what everybody else is told."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.http import HttpResponse
from django.test import Client

from appointments.models import AccessEvent, AppointmentRequest, Screening
from clinic.roles import Role
from tests.appointments.admin.conftest import signed_in
from tests.appointments.calendar import make_draft
from tests.appointments.factories import NOON, make_request, make_staff

pytestmark = pytest.mark.django_db
PAGE = "/staff/appointments/appointmentrequest/{}/change/"
FLAGS = [
    {
        "code": "ride_home.no",
        "level": "info",
        "question": "ride_home",
        "reason": "No adult to take them home",
    },
    {"code": "heart.rhythm", "level": "clinician", "question": "heart", "reason": "Heart rhythm problem"},
]
ANSWERS = {
    "pain_kinds": ["crps"],
    "peg_pain": 7,
    "peg_enjoyment": 8,
    "peg_activity": 5,
    "heart": ["rhythm"],
    "medicine_list": "typed",
    "medicines": "Aspirin\nInsulin",
}


def make_consultation(**changes: Any) -> AppointmentRequest:
    request = make_draft(status="new", name_to_use="Addie", postal_code="33130", payment="self_pay")
    usual = {
        "form_version": "2026-11",
        "rules_version": "2026-11",
        "answers": ANSWERS,
        "flags": FLAGS,
        "flag_level": "clinician",
        "route": "clinician",
        "peg_score": "6.7",
        "started_at": NOON,
        "saved_at": NOON,
    }
    Screening.objects.create(request=request, **(usual | changes))
    return request


def read(client: Client, request: AppointmentRequest) -> str:
    return text_of(client.get(PAGE.format(request.pk)))


def text_of(page: HttpResponse) -> str:
    return " ".join(page.content.decode().split())


def looks() -> list[tuple[str, str, int]]:
    return list(AccessEvent.objects.values_list("kind", "privacy_class", "request"))


def test_a_clinician_reads_flags_first_then_peg_then_answers() -> None:
    html = read(signed_in(make_staff(Role.CLINICIAN)), make_consultation())

    said = [
        "Clinician review",
        "A clinician should look first.",
        "Heart rhythm problem",
        "No adult to take them home",
        "6.7 of 10",
        "<summary>Heart and blood pressure</summary>",
        "Aspirin<br>Insulin",
        "<summary>The pain</summary>",
        "CRPS",
    ]
    places = [html.find(words) for words in said]
    assert -1 not in places
    assert places == sorted(places)


def test_each_reading_of_the_answers_is_recorded_as_clinical(client: Client) -> None:
    clinician, request = make_staff(Role.CLINICIAN), make_consultation()
    reading = signed_in(clinician)

    read(reading, request)
    html = read(reading, request)

    one_look = [("view", "clinical", request.pk), ("view", "contact", request.pk)]
    assert sorted(looks()) == sorted(one_look * 2)
    assert "Opened: clinical answers" in html


@pytest.mark.parametrize("role", [Role.FRONT_DESK, Role.PRACTICE_MANAGER])
def test_without_the_permission_only_the_level_is_told(role: Role) -> None:
    request = make_consultation()
    assert "Heart rhythm problem" in read(signed_in(make_staff(Role.CLINICIAN)), request)
    AccessEvent.objects.all()._raw_delete("default")

    html = read(signed_in(make_staff(role)), request)

    hidden = [
        "Heart rhythm problem",
        "No adult to take",
        "6.7",
        "Aspirin",
        "CRPS",
        "Heart and blood pressure",
    ]
    assert [words for words in hidden if words in html] == []
    assert "Clinician review" in html
    assert "A clinician reads the answers." in html
    assert looks() == [("view", "contact", request.pk)]


def test_without_the_permission_the_answers_are_not_read_from_the_database(
    desk: Client, django_assert_num_queries: Any
) -> None:
    request = make_consultation()

    with django_assert_num_queries(16) as captured:
        read(desk, request)

    asked = [query["sql"] for query in captured if "appointments_screening" in query["sql"]]
    assert len(asked) == 1
    assert [column for column in ("answers", "peg_score", '"flags"') if column in asked[0]] == []


def test_a_reader_who_may_not_work_reads_answers_with_the_permission_alone() -> None:
    reader = make_staff(None, is_staff=True)
    for codename in ("view_appointmentrequest", "read_answers"):
        reader.user_permissions.add(Permission.objects.get(codename=codename))

    assert "Heart rhythm problem" in read(signed_in(reader), make_consultation())


def test_a_short_request_has_no_screening(desk: Client) -> None:
    clinician = signed_in(make_staff(Role.CLINICIAN))
    request = make_request()

    pages = [read(desk, request), read(clinician, request)]

    assert [html for html in pages if 'id="desk-screening"' in html] == []
    assert {privacy for _, privacy, _ in looks()} == {"contact"}


def test_peg_that_is_not_complete_asks_for_a_call() -> None:
    html = read(signed_in(make_staff(Role.CLINICIAN)), make_consultation(peg_score="", flags=[]))

    assert "Not complete: ask by phone" in html


def test_contact_answers_of_a_consultation_stand_with_the_person(desk: Client) -> None:
    html = read(desk, make_consultation())

    said = ["Addie", "33130", "On my own, without insurance", "Consultation"]
    assert [words for words in said if words not in html] == []


def test_the_queue_shows_the_level_and_no_reason(desk: Client) -> None:
    make_consultation()

    html = text_of(desk.get("/staff/appointments/appointmentrequest/"))

    assert "clinician review" in html
    assert "Heart rhythm problem" not in html
