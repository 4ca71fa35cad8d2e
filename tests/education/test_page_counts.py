"""How many requests each page led to: numbers for marketing, and no people."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from appointments.enums import ClosedReason, RequestStatus
from clinic import page_counts
from clinic.page_counts import PageCount, requests_per_page
from clinic.roles import Role
from education.cms.reports import _a_year_before
from education.page_counts import NamedCount, named_counts
from tests.appointments.factories import make_request, make_staff
from tests.signed_in import sign_in

FLAGSHIP = "/ketamine-for-chronic-pain/"
MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)
IN_MARCH = datetime(2026, 3, 10, 15, tzinfo=UTC)
# Still March by the clinic's clock.
AT_THE_END_OF_MARCH = datetime(2026, 4, 1, 2, tzinfo=UTC)
IN_APRIL = datetime(2026, 4, 1, 15, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def ask(number: int, path: str = FLAGSHIP, sent_at: datetime = IN_MARCH, **changes: Any) -> None:
    for _ in range(number):
        make_request(source_path=path, sent_at=sent_at, **changes)


def test_requests_are_counted_per_page_and_month() -> None:
    ask(5)
    ask(1, sent_at=AT_THE_END_OF_MARCH)
    ask(7, sent_at=IN_APRIL)
    ask(5, path="/pain/")
    ask(5, path="")

    assert requests_per_page(MARCH) == [
        PageCount(FLAGSHIP, APRIL, 7),
        PageCount(FLAGSHIP, MARCH, 6),
        PageCount("/pain/", MARCH, 5),
    ]
    assert requests_per_page(APRIL) == [PageCount(FLAGSHIP, APRIL, 7)]


@pytest.mark.parametrize(("number", "told"), [(1, None), (4, None), (5, 5)])
def test_a_small_number_never_leaves_the_front_desk(number: int, told: int | None) -> None:
    ask(number)

    assert requests_per_page(MARCH) == [PageCount(FLAGSHIP, MARCH, told)]


@pytest.mark.parametrize(
    "changes",
    [
        {"status": RequestStatus.QUARANTINED},
        {"status": RequestStatus.DRAFT},
        {"status": RequestStatus.CLOSED, "closed_reason": ClosedReason.SPAM},
        {"status": RequestStatus.CLOSED, "closed_reason": ClosedReason.DUPLICATE},
        {"status": RequestStatus.CLOSED, "closed_reason": ClosedReason.ENTERED_IN_ERROR},
    ],
)
def test_what_nobody_asked_for_is_not_counted(changes: dict[str, Any]) -> None:
    ask(5)
    ask(1, status=RequestStatus.CLOSED)

    ask(1, **changes)

    assert requests_per_page(MARCH) == [PageCount(FLAGSHIP, MARCH, 6)]


def test_counting_costs_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    ask(5)
    ask(5, path="/pain/")

    with django_assert_num_queries(1):
        requests_per_page(MARCH)


def test_a_clinic_without_a_front_desk_counts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    ask(5)
    monkeypatch.setattr(page_counts, "_counters", [])

    assert requests_per_page(MARCH) == []


def test_addresses_get_their_pages_names_and_made_up_ones_are_left_out(sample_pages: None) -> None:
    flagship = Page.objects.get(slug="ketamine-for-chronic-pain")
    Redirect.add_redirect("/ketamine/", flagship)
    counts = [PageCount(path, MARCH, 9) for path in (FLAGSHIP, "/ketamine/", "/", "/ada-sample/")]

    assert named_counts([*counts, PageCount(FLAGSHIP, APRIL, None)]) == [
        NamedCount(flagship.title, FLAGSHIP, MARCH, 9),
        NamedCount(flagship.title, "/ketamine/", MARCH, 9),
        NamedCount("Home", "/", MARCH, 9),
        NamedCount(flagship.title, FLAGSHIP, APRIL, "fewer than 5"),
    ]


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2026, 12, 31), date(2026, 1, 1)),
        (date(2026, 11, 24), date(2025, 12, 1)),
        (date(2024, 2, 29), date(2023, 3, 1)),
    ],
)
def test_the_report_reaches_back_over_twelve_months(today: date, first: date) -> None:
    assert _a_year_before(today) == first


@time_machine.travel(IN_APRIL, tick=False)
def test_marketing_sees_numbers_and_nobody(client: Client, sample_pages: None) -> None:
    ask(6, first_name="Zebedee")
    ask(2, sent_at=IN_APRIL, first_name="Zebedee")
    sign_in(client, make_staff(Role.MARKETING))

    html = client.get("/cms/reports/requests/").content.decode()
    table = b"".join(client.get("/cms/reports/requests/?export=csv")).decode()

    assert [word for word in (FLAGSHIP, "fewer than 5") if word in html] == [FLAGSHIP, "fewer than 5"]
    assert table.splitlines() == [
        "Page,Address,Month,Requests",
        f"Ketamine for chronic pain,{FLAGSHIP},2026-04-01,fewer than 5",
        f"Ketamine for chronic pain,{FLAGSHIP},2026-03-01,6",
    ]
    assert "Zebedee" not in html + table


def test_every_page_hands_its_address_to_the_form(client: Client, sample_pages: None) -> None:
    links = {
        path: f'href="/request/?from={path}"' in client.get(path).content.decode() for path in ("/", FLAGSHIP)
    }

    assert links == {"/": True, FLAGSHIP: True}
