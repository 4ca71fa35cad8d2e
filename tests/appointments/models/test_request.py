"""AppointmentRequest: its reference, its named selections, and looking it up."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from appointments.models import AppointmentRequest
from appointments.models.request import new_reference
from appointments.validators import clean_source_path, normalize_reference
from clinic.keyed_hash import keyed_hash
from tests.appointments.factories import NOON, build_request, make_request, make_staff

STATUSES = [
    "draft",
    "quarantined",
    "new",
    "in_review",
    "clinical_review",
    "waiting_patient",
    "scheduled",
    "closed",
]


@pytest.fixture
def one_of_each(db):
    return {status: make_request(status=status) for status in STATUSES}


def statuses(requests) -> set[str]:
    return set(requests.values_list("status", flat=True))


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        ("open", {"new", "in_review", "clinical_review", "waiting_patient"}),
        ("unclaimed", {"new", "in_review", "clinical_review", "waiting_patient"}),
        ("closed", {"closed"}),
        ("quarantined", {"quarantined"}),
        ("call_instead", set()),
    ],
)
def test_a_named_selection_holds_its_statuses(selection, expected, one_of_each):
    assert statuses(getattr(AppointmentRequest.objects, selection)()) == expected


@pytest.mark.django_db
def test_claimed_requests_are_mine_and_no_longer_unclaimed():
    me, other = make_staff(), make_staff()
    mine = make_request(status="in_review", assigned_to=me)
    make_request(status="in_review", assigned_to=other)
    make_request(status="closed", assigned_to=me)
    free = make_request()

    assert list(AppointmentRequest.objects.claimed_by(me)) == [mine]
    assert list(AppointmentRequest.objects.unclaimed()) == [free]


@pytest.mark.django_db
def test_overdue_is_open_not_waiting_not_contacted_and_due():
    late = {"due_at": NOON}
    expected = {make_request(**late, status=status).pk for status in ("new", "in_review", "clinical_review")}
    make_request(due_at=NOON + timedelta(microseconds=1))
    make_request(**late, first_contact_at=NOON)
    for status in ("waiting_patient", "quarantined", "scheduled", "closed"):
        make_request(**late, status=status)

    assert {request.pk for request in AppointmentRequest.objects.overdue(now=NOON)} == expected


@pytest.mark.django_db
def test_call_instead_holds_open_requests_whose_message_did_not_arrive():
    failed = make_request(undelivered_count=1)
    make_request()
    make_request(undelivered_count=1, status="closed")

    assert list(AppointmentRequest.objects.call_instead()) == [failed]


@pytest.mark.django_db
def test_the_queue_is_in_the_order_in_which_calls_are_due():
    second = make_request(due_at=NOON + timedelta(hours=1))
    first = make_request(due_at=NOON)
    third = make_request(due_at=NOON + timedelta(hours=1))

    assert list(AppointmentRequest.objects.all()) == [first, second, third]


@pytest.mark.django_db
def test_a_request_is_found_by_phone_or_email_although_both_are_encrypted():
    request = make_request(phone="+13055550123", email="Ada@Mail.example")
    make_request(phone="+13055550124", email="ben@mail.example")

    by_phone = AppointmentRequest.objects.filter(phone_hash=keyed_hash("phone", "+13055550123"))
    by_email = AppointmentRequest.objects.filter(email_hash=keyed_hash("email", "ada@mail.example"))

    assert [list(by_phone), list(by_email)] == [[request], [request]]


def test_a_reference_is_easy_to_read_out_and_hard_to_guess():
    references = {new_reference() for _ in range(500)}

    assert len(references) == 500
    assert all(re.fullmatch("R-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", text) for text in references)


@pytest.mark.parametrize(
    "typed",
    ["R-1KQ0-M2XP", "r-1kq0-m2xp", "1KQ0M2XP", " lkqo m2xp ", "R1KQ0M2XP", "iKQO-M2XP", "r 1kq0 m2xp"],
)
def test_a_reference_is_understood_however_it_is_typed(typed):
    assert normalize_reference(typed) == "R-1KQ0-M2XP"


def test_the_confirmations_address_holds_the_random_id_alone():
    request = build_request()

    assert request.get_absolute_url() == f"/request/sent/{request.public_id}/"
    assert reverse("request_sent", args=[request.public_id]) == request.get_absolute_url()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("/", "/"),
        ("/ketamine-for-chronic-pain/", "/ketamine-for-chronic-pain/"),
        ("/guides/Pain_2/", "/guides/Pain_2/"),
        ("", ""),
        ("/no-slash-at-the-end", ""),
        ("//evil.example/", ""),
        ("https://evil.example/", ""),
        ("/a/?email=ada@mail.example", ""),
        ("/a/#b", ""),
        ("/ünder/", ""),
        ("/a/\n", ""),
        ("/../", ""),
        ("/<script>/", ""),
        ("/" + "a" * 198 + "/", "/" + "a" * 198 + "/"),
        ("/" + "a" * 199 + "/", ""),
    ],
)
def test_only_the_path_of_a_page_is_kept_as_the_source(given, kept):
    assert clean_source_path(given) == kept
