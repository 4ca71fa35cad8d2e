"""Requests as a file: who may take it, what it holds, and what is written down about it."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from appointments.models import AccessEvent
from appointments.queries import export
from clinic.models import User
from clinic.roles import Role
from tests.appointments.admin.bulk import QUEUE, post, said, text_of
from tests.appointments.admin.exporting import EXPORT, HEADS, WHY, download, grant, lines_of, looks
from tests.appointments.factories import NOON, make_location, make_request, make_staff
from tests.signed_in import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon(time_machine: Any) -> Any:
    time_machine.move_to(NOON, tick=False)
    return time_machine


def test_a_queue_is_asked_a_reason_and_says_what_the_file_will_hold(office: Client) -> None:
    make_request()

    page = office.post(f"{EXPORT}?queue=overdue")
    page_of_all = office.post(f"{EXPORT}?queue=all")

    assert (page.status_code, said(page)) == (302, ["There is nothing to export."])
    assert "Export as a spreadsheet: 1 request<" in text_of(page_of_all)
    assert "reference, name, phone, email, language, location, about, status" in text_of(page_of_all)
    assert "PEG" not in text_of(page_of_all)
    assert f'action="{EXPORT}?queue=all"' in text_of(page_of_all)
    assert looks() == []


def test_the_file_holds_how_to_reach_people_and_is_recorded(office: Client, manager: User) -> None:
    place = make_location("Pensacola", time_zone="America/Chicago")
    request = make_request(
        reference="R-7KQ4-M201",
        first_name="José",
        last_name="Sample",
        location=place,
        assigned_to=manager,
        status="in_review",
        comment="a private word",
    )

    page = download(office, "?queue=open&p=1")

    assert page.content.startswith(b"\xef\xbb\xbf")
    assert page.headers["Content-Disposition"] == 'attachment; filename="requests-2026-03-04-1200.csv"'
    assert "no-store" in page.headers["Cache-Control"]
    assert lines_of(page) == [
        HEADS,
        [
            "R-7KQ4-M201",
            "José Sample",
            "(305) 555-0123",
            "ada@mail.example",
            "English",
            "Pensacola",
            request.about,
            "In review",
            "2026-03-04 11:00",
            "2026-03-04 13:00",
            "America/Chicago",
            "Pat Sample",
        ],
    ]
    assert looks() == [
        ("export", "contact", None, "queue=open", 1, WHY),
        ("export", "contact", request.pk, "", None, ""),
    ]


def test_the_history_of_a_request_says_that_it_was_exported(office: Client) -> None:
    request = make_request()

    download(office)

    assert "Exported" in text_of(office.get(f"{QUEUE}{request.pk}/change/"))


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_a_name_that_is_a_formula_is_text(office: Client, sign: str) -> None:
    make_request(first_name=f'{sign}HYPERLINK("http://evil.example")', phone="+442079460000")

    (_, line) = lines_of(download(office))

    assert line[1].startswith(f"'{sign}HYPERLINK")
    assert line[2] == "'+44 20 7946 0000"


def test_only_the_ticked_ones_leave_and_drafts_never(office: Client) -> None:
    ticked, other = make_request(first_name="Ticked"), make_request(first_name="Other")
    draft = make_request(status="draft")
    chosen = [str(ticked.pk), str(draft.pk), "999999"]

    asked = post(office, "export", chosen)
    page = post(office, "export", chosen, "confirm", reason=WHY)

    assert f'name="chosen" value="{ticked.pk}"' in text_of(asked)
    assert [line[1] for line in lines_of(page)[1:]] == ["Ticked Sample"]
    assert looks()[0] == ("export", "contact", None, "chosen one by one", 1, WHY)
    assert other.pk not in [look[2] for look in looks()]


def test_a_queue_keeps_its_order_and_what_was_typed_is_not_recorded(office: Client) -> None:
    later, first = (make_request(due_at=NOON + timedelta(hours=hours)) for hours in (3, 1))
    named = make_request(reference="R-7KQ4-M201", status="closed")

    open_ones = lines_of(download(office, "?queue=open"))
    found = lines_of(download(office, "?q=R-7KQ4-M201"))

    assert [line[0] for line in open_ones[1:]] == [first.reference, later.reference]
    assert [line[0] for line in found[1:]] == [named.reference]
    assert [look[3] for look in looks() if look[4]] == ["queue=open", "queue=all q=…"]


@pytest.mark.parametrize("reason", ["", "   ", "x" * 201])
def test_a_file_without_a_good_reason_does_not_leave(office: Client, reason: str) -> None:
    make_request()

    page = download(office, reason=reason)

    expected = "Enter what this list is for" if not reason.strip() else "200"
    assert page.status_code == 422
    assert expected in page.context["form"].error_links[0].message
    assert looks() == []


def test_strangers_get_no_file_and_opening_the_address_does_nothing(client: Client, desk: Client) -> None:
    request = make_request()
    editor = Client()
    sign_in(editor, make_staff(Role.MARKETING))
    office = Client()
    sign_in(office, make_staff(Role.PRACTICE_MANAGER))

    pages = [download(one) for one in (client, editor, desk)]
    chosen = post(desk, "export", [str(request.pk)], "confirm", reason=WHY)
    opened = office.get(EXPORT)

    assert [page.status_code for page in (*pages, chosen, opened)] == [302, 302, 403, 403, 405]
    assert looks() == []


def test_a_permission_that_was_taken_away_after_the_question_ends_it(office: Client, manager: User) -> None:
    make_request()
    asked = office.post(EXPORT)
    manager.groups.clear()
    grant(manager, "view_appointmentrequest", "triage_appointmentrequest")

    page = download(office)

    assert (asked.status_code, page.status_code, looks()) == (200, 403, [])


def test_the_queue_offers_the_file_to_those_who_may_have_it(office: Client, desk: Client) -> None:
    make_request()

    shown = ["Export this whole queue" in text_of(one.get(QUEUE)) for one in (office, desk)]
    choices = ['value="export"' in text_of(one.get(QUEUE)) for one in (office, desk)]

    assert (shown, choices) == ([True, False], [True, False])


def test_too_many_for_one_file_are_refused(office: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("appointments.admin.export.MOST_EXPORTED", 2)
    for _ in range(3):
        make_request()

    page = download(office, "?queue=open")

    assert (page.status_code, said(page)) == (302, ["Choose a queue of 2 requests at most."])
    assert looks() == []


@pytest.mark.parametrize("query", ["?queue=%00", "?queue=nowhere", "?location__city=x", "?p=x", "?e=1"])
def test_any_address_is_answered(office: Client, query: str) -> None:
    make_request()

    assert download(office, query).status_code in (200, 302, 400, 404)


def test_a_file_costs_one_query_and_one_for_each_chunk(
    office: Client, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    monkeypatch.setattr(export, "CHUNK", 2)
    place = make_location()
    ids = [make_request(location=place, assigned_to=make_staff(), status="in_review").pk for _ in range(4)]

    with django_assert_num_queries(3):
        lines = list(export.export_lines(ids, with_clinical=False))
    with django_assert_num_queries(7):
        list(export.export_lines(ids, with_clinical=True))

    assert len(lines) == 4


def test_an_export_is_recorded_whole_or_not_at_all(manager: User) -> None:
    look: dict[str, Any] = {"at": datetime.now(NOON.tzinfo), "user": manager, "privacy_class": "contact"}
    faulty = [
        {"kind": "export", "reason": WHY},
        {"kind": "view", "reason": WHY, "row_count": 1, "chosen_by": "queue=open"},
    ]

    for changes in faulty:
        with pytest.raises(IntegrityError, match="access_export_is_whole"), transaction.atomic():
            AccessEvent.objects.create(**look, **changes)
