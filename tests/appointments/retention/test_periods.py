"""For how long a closed request is kept: per reason, longer where it is a medical record."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client

from appointments.actions.retention import purge
from appointments.enums import AppointmentStatus, ClosedReason, Verb
from appointments.models import Actor, AppointmentRequest, Event, RetentionPeriod
from appointments.queries.retention import retention_periods, to_purge
from appointments.rules.retention import CODES, DEFAULT_DAYS
from clinic.roles import Role
from tests.appointments.admin.conftest import signed_in
from tests.appointments.calendar import book, make_draft, make_resource
from tests.appointments.factories import NOON, make_request, make_staff
from tests.appointments.retention.whole import LONG_AFTER, dump

pytestmark = pytest.mark.django_db
LIST = "/staff/appointments/retentionperiod/"


def closed(reason: str = "withdrawn", **changes) -> AppointmentRequest:
    return make_request(**{"status": "closed", "closed_reason": reason, "closed_at": NOON} | changes)


def days_until_purged(request: AppointmentRequest) -> int:
    """Return after how many days it is due, by halving: the day before, it is not."""
    low, high = 0, 20_000
    while high - low > 1:
        middle = (low + high) // 2
        is_due = to_purge(now=NOON + timedelta(days=middle)).filter(pk=request.pk).exists()
        low, high = (low, middle) if is_due else (middle, high)
    return high


@pytest.mark.parametrize(("reason", "days"), [(one, DEFAULT_DAYS[one]) for one in ClosedReason.values])
def test_each_reason_has_its_own_period(reason: str, days: int) -> None:
    assert days_until_purged(closed(reason)) == days


def test_the_migration_made_a_row_for_each_reason_and_the_code_knows_the_same_numbers() -> None:
    assert dict(RetentionPeriod.objects.values_list("code", "days")) == DEFAULT_DAYS
    assert set(DEFAULT_DAYS) == {code for code, _ in CODES}


def test_a_row_that_is_missing_counts_as_it_came() -> None:
    RetentionPeriod.objects.filter(code="spam").delete()

    assert retention_periods() == DEFAULT_DAYS


def test_a_changed_number_holds_at_once() -> None:
    RetentionPeriod.objects.filter(code="spam").update(days=10)

    assert days_until_purged(closed("spam")) == 10


@pytest.mark.parametrize("reason", ["withdrawn", "duplicate", "spam"])
def test_what_a_clinician_judged_is_kept_as_a_medical_record(reason: str) -> None:
    request = closed(reason)
    Event.objects.create(
        request=request, at=NOON, actor_kind="system", verb=Verb.CLINICIAN_ASKED, to_status="clinical_review"
    )

    assert days_until_purged(request) == DEFAULT_DAYS["medical_record"]


@pytest.mark.parametrize(
    ("status", "days"), [("fulfilled", 2557), ("checked-in", 2557), ("noshow", 731), ("cancelled", 731)]
)
def test_a_visit_that_took_place_makes_a_medical_record(status: str, days: int) -> None:
    request = book(make_resource()).request
    cancelled = {"cancel_reason": "clinic", "cancelled_at": NOON} if status == "cancelled" else {}
    request.appointments.update(status=AppointmentStatus(status), **cancelled)
    AppointmentRequest.objects.update(status="closed", closed_reason="withdrawn", closed_at=NOON)

    expected = 20_000 if status == "checked-in" else days
    assert days_until_purged(request) == expected


def test_what_a_clinician_judged_in_a_merged_request_keeps_both() -> None:
    kept = closed()
    gone = closed("duplicate", merged_into=kept)
    Event.objects.create(
        request=gone, at=NOON, actor_kind="system", verb=Verb.CLINICIAN_ASKED, to_status="clinical_review"
    )

    purge(by=Actor.SYSTEM, now=NOON + timedelta(days=2556))
    early = AppointmentRequest.objects.filter(purged_at__isnull=False).count()
    purge(by=Actor.SYSTEM, now=NOON + timedelta(days=2557))

    assert (early, AppointmentRequest.objects.filter(purged_at__isnull=False).count()) == (0, 2)


@pytest.mark.parametrize("status", ["new", "in_review", "waiting_patient", "scheduled", "draft"])
def test_what_is_not_closed_is_never_due(status: str) -> None:
    make_request(status=status)

    assert list(to_purge(now=LONG_AFTER)) == []


def test_the_command_shows_what_would_go_and_changes_nothing() -> None:
    requests = [closed("spam"), closed("spam"), closed("duplicate")]
    closed("completed")
    before, out = dump(), StringIO()

    with time_machine.travel(NOON + timedelta(days=100), tick=False):
        call_command("purge", "--dry-run", stdout=out)

    spam = " ".join(request.reference for request in requests[:2])
    assert out.getvalue().splitlines() == [
        "completed: 0 (kept for about 7 years)",
        "withdrawn: 0 (kept for about 2 years)",
        "unreachable: 0 (kept for about 2 years)",
        "not_suitable: 0 (kept for about 7 years)",
        "referred_elsewhere: 0 (kept for about 2 years)",
        f"duplicate: 1 (kept for 90 days) {requests[2].reference}",
        f"spam: 2 (kept for 30 days) {spam}",
        "entered_in_error: 0 (kept for 90 days)",
        "drafts: 0",
        "counters: 0",
        "presences: 0",
        "Nothing was changed.",
    ]
    assert dump() == before


def test_the_command_purges_what_the_dry_run_named() -> None:
    closed("spam")
    closed("completed")
    make_draft()
    out = StringIO()

    with time_machine.travel(NOON + timedelta(days=100), tick=False):
        call_command("purge", stdout=out)

    assert "spam: 1" in out.getvalue().splitlines()
    assert list(AppointmentRequest.objects.filter(purged_at__isnull=False).values_list("closed_reason")) == [
        ("spam",)
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_looking_for_what_is_due_costs_the_same_however_many(number: int, django_assert_num_queries) -> None:
    for _ in range(number):
        closed("spam")

    with django_assert_num_queries(2):
        found = list(to_purge(now=LONG_AFTER).values_list("pk", flat=True))

    assert len(found) == number


def test_the_privacy_officer_changes_a_number_and_adds_or_deletes_none(office: Client) -> None:
    period = RetentionPeriod.objects.get(code="spam")

    listed = office.get(LIST)
    saved = office.post(f"{LIST}{period.pk}/change/", {"days": "14"})
    refused = [office.get(f"{LIST}add/"), office.post(f"{LIST}{period.pk}/delete/", {"post": "yes"})]

    period.refresh_from_db()
    assert (listed.status_code, saved.status_code, period.days) == (200, 302, 14)
    assert "Withdrawn by the patient" in listed.content.decode()
    assert [page.status_code for page in refused] == [403, 403]


@pytest.mark.parametrize(
    ("code", "days", "error"),
    [
        ("medical_record", "1000", "Florida asks for five years at least: 1,827 days."),
        ("spam", "0", "Ensure this value is greater than or equal to 1."),
        ("spam", "", "This field is required."),
        ("spam", "99999", "Ensure this value is less than or equal to 18300."),
    ],
)
def test_a_number_that_cannot_be_is_refused(office: Client, code: str, days: str, error: str) -> None:
    period = RetentionPeriod.objects.get(code=code)

    page = office.post(f"{LIST}{period.pk}/change/", {"days": days})

    form = page.context["adminform"].form
    assert (page.status_code, [str(one) for found in form.errors.values() for one in found]) == (200, [error])
    assert retention_periods() == DEFAULT_DAYS


def test_the_database_refuses_to_keep_medical_records_too_short() -> None:
    with (
        pytest.raises(IntegrityError, match="retention_of_medical_records_is_lawful"),
        transaction.atomic(),
    ):
        RetentionPeriod.objects.filter(code="medical_record").update(days=365)


def test_the_desk_does_not_set_the_numbers(desk: Client, client: Client) -> None:
    marketing = signed_in(make_staff(Role.MARKETING))

    assert [browser.get(LIST).status_code for browser in (desk, client, marketing)] == [403, 302, 302]
