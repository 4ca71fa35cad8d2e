"""Counting searches that found nothing, and what is never kept of them."""

from datetime import date, timedelta

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from clinic.roles import Role
from education.models import HomePage, SearchMiss
from education.search import misses
from education.search.misses import Missed, common_misses, count_miss, forget_old_misses, hidden_misses
from education.search.query import read_query
from tests.appointments.factories import make_staff
from tests.education.search.conftest import Ask
from tests.signed_in import sign_in

MONDAY = date(2026, 3, 2)
TUESDAY = MONDAY + timedelta(days=1)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def miss(typed: str, *days: date) -> None:
    for day in days:
        count_miss(read_query(typed), today=day)


def kept_words() -> set[str]:
    return set(SearchMiss.objects.values_list("words", flat=True)) - {""}


def test_what_many_searched_for_is_shown_with_its_words() -> None:
    miss("Sciatica pain?", MONDAY, MONDAY, TUESDAY)
    miss("pain, sciatica", TUESDAY)

    assert common_misses() == [Missed("sciatica pain", 3, TUESDAY)]
    assert hidden_misses() == 1


def test_words_are_not_kept_before_the_third_search() -> None:
    miss("maria lopez", MONDAY, TUESDAY)
    assert (kept_words(), common_misses(), hidden_misses()) == (set(), [], 2)

    miss("maria lopez", TUESDAY)

    assert kept_words() == {"maria lopez"}


def test_words_that_came_on_one_day_alone_are_not_kept() -> None:
    miss("maria lopez", *[MONDAY] * 9)

    assert (kept_words(), common_misses(), hidden_misses()) == (set(), [], 9)
    assert list(SearchMiss.objects.values_list("day", "hits")) == [(MONDAY, 9)]


@pytest.mark.parametrize("typed", ["maria@example.org", "call 305 5550100", "born 1970", "x" * 61])
def test_what_could_be_a_number_or_an_address_is_counted_without_words(typed: str) -> None:
    miss(typed, MONDAY, MONDAY, TUESDAY, TUESDAY)

    assert (kept_words(), hidden_misses()) == (set(), 4)
    assert set(SearchMiss.objects.values_list("key", flat=True)) == {"other"}


def test_the_table_stays_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(misses, "MOST_ROWS_A_DAY", 2)
    miss("one", MONDAY)
    miss("two", MONDAY)

    miss("three", MONDAY)
    miss("one", MONDAY)

    assert sorted(SearchMiss.objects.values_list("hits", flat=True)) == [1, 2]


def test_counts_are_forgotten_after_90_days() -> None:
    miss("one", MONDAY)
    miss("two", TUESDAY)

    assert forget_old_misses(today=MONDAY + timedelta(days=91)) == 1
    assert SearchMiss.objects.get().day == TUESDAY


def test_counting_is_one_statement() -> None:
    miss("one", MONDAY)

    with CaptureQueriesContext(connection) as queries:
        miss("one", MONDAY)

    assert len(queries) == 1


def test_a_database_that_refuses_leaves_the_search_alone(
    small_site: HomePage, ask: Ask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*args: object) -> None:
        raise OperationalError("database is locked: zebra")

    monkeypatch.setattr(misses, "_count", refuse)

    assert "We found no page for that" in ask("zebra")
    assert "a search that found nothing was not counted: OperationalError" in caplog.text
    assert "zebra" not in caplog.text


def test_only_a_search_that_found_nothing_is_counted(small_site: HomePage, ask: Ask, client: Client) -> None:
    ask("nerve")
    ask("")
    client.head("/search/?q=zebra")
    assert SearchMiss.objects.count() == 0

    ask("zebra")

    assert [row.hits for row in SearchMiss.objects.all()] == [1]


def test_marketing_reads_the_report_and_the_front_desk_does_not(client: Client) -> None:
    today = timezone.localdate()
    miss("sciatica", today - timedelta(days=1), today, today)
    miss("maria lopez", today)
    sign_in(client, make_staff(Role.MARKETING))

    html = client.get("/cms/reports/misses/").content.decode()

    assert "sciatica" in html
    assert "All other searches together" in html
    assert "maria" not in html
    sign_in(client, make_staff(Role.FRONT_DESK))
    assert client.get("/cms/reports/misses/").status_code == 403
