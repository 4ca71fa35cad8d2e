"""A request is found by what a caller says."""

from collections.abc import Callable
from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps

from appointments.actions.search_tokens import index_names
from appointments.models import AppointmentRequest, SearchToken
from appointments.queries import search
from appointments.queries.search import digest_of, find_requests, phone_of
from tests.appointments.factories import NOON, make_request, send

pytestmark = pytest.mark.django_db
ADA = {
    "first_name": "Ada",
    "last_name": "Lovelace-Sample",
    "phone": "+13055550123",
    "email": "ada@mail.example",
}
BO = {"first_name": "Bo", "last_name": "Sample", "phone": "+13055550124", "email": "bo@mail.example"}


def first_names(typed: str) -> list[str]:
    return [request.first_name for request in find_requests(typed).requests]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ad", ["Ada"]),
        ("  ADÁ ", ["Ada"]),
        ("love", ["Ada"]),
        ("sam lov", ["Ada"]),
        ("ada love sample", ["Ada"]),
        ("sample", ["Bo", "Ada"]),
        ("ample", []),
        ("bo love", []),
        ("a", []),
        ("", []),
        ("305 555-0124", ["Bo"]),
        ("+1 (305) 555.0123", ["Ada"]),
        ("3055550199", []),
        ("BO@mail.example ", ["Bo"]),
        ("bo@mail", []),
        ("@", []),
        ("\x00", []),
        ("%", []),
        ("\ud800", []),
    ],
)
def test_people_are_found_by_names_beginnings_whole_numbers_and_whole_addresses(
    typed: str, found: list[str]
) -> None:
    send(**ADA)
    send(**BO, now=NOON + timedelta(hours=1))

    assert first_names(typed) == found


def test_a_reference_is_found_and_comes_before_a_name_of_eight_letters() -> None:
    make_request(first_name="ByReference", reference="R-MART-1NEZ")
    send(**(ADA | {"last_name": "Martinez"}))

    assert first_names("r mart 1nez") == ["ByReference"]
    assert first_names("Martinez") == ["ByReference"]
    assert first_names("Martine") == ["Ada"]


def test_a_helper_and_the_name_to_be_called_by_are_found_too() -> None:
    request = make_request(first_name="Ada", helper_name="Teo Helper", name_to_use="Addie")
    index_names(request=request)

    assert [first_names(typed) for typed in ("teo", "addie")] == [["Ada"], ["Ada"]]


def test_a_draft_is_never_found() -> None:
    draft = make_request(**ADA, status="draft", reference="R-0000-0001")
    index_names(request=draft)

    assert [first_names(typed) for typed in ("ada", "305 555 0123", "R-0000-0001")] == [[], [], []]


def test_names_that_changed_are_found_by_what_they_are_now() -> None:
    request = send(**ADA)
    AppointmentRequest.objects.filter(pk=request.pk).update(first_name="Grace")
    request.refresh_from_db()

    index_names(request=request)

    assert [first_names(typed) for typed in ("ada", "gra")] == [[], ["Grace"]]


def test_no_name_is_stored_in_the_clear() -> None:
    send(**ADA)

    stored = list(SearchToken.objects.values_list("digest", flat=True))

    assert digest_of("ada") in stored
    assert [digest for digest in stored if "ada" in digest.casefold() or len(digest) != 32] == []


@pytest.mark.parametrize("typed", ["sample", "305 555 0123"])
def test_only_the_newest_are_shown_and_it_says_that_there_are_more(
    typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "MOST_FOUND", 2)
    sent = [send(**ADA, now=NOON + timedelta(days=day)).pk for day in range(3)]

    found = find_requests(typed)

    assert ([request.pk for request in found.requests], found.has_more) == ([sent[2], sent[1]], True)


@pytest.mark.parametrize("how_many", [1, 3])
def test_finding_names_costs_two_queries_for_one_and_for_three(
    how_many: int, django_assert_num_queries: Callable
) -> None:
    for _ in range(how_many):
        send(**ADA)

    with django_assert_num_queries(2):
        assert len(find_requests("ada love").requests) == how_many


@pytest.mark.parametrize(
    ("typed", "number"),
    [("(305) 555-0123", "+13055550123"), ("+44 20 7946 0018", "+442079460018"), ("Ada", ""), ("12", "")],
)
def test_a_number_without_a_country_is_american(typed: str, number: str) -> None:
    assert phone_of(typed) == number


def test_requests_that_were_there_before_are_made_findable() -> None:
    make_request(**ADA)
    make_request(**BO, status="draft")

    import_module("appointments.migrations.0005_names_are_found").index_names(apps, None)

    assert first_names("sample") == ["Ada"]
    assert SearchToken.objects.values("request").distinct().count() == 1
