"""Purging: nothing of a person is left, and what the clinic counts is."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from appointments.actions.erasing import DELETED, emptied_columns, personal_fields
from appointments.actions.retention import purge, purge_request, purge_some
from appointments.enums import ClosedReason, MessageStatus
from appointments.models import Actor, AppointmentRequest, DuplicatePair, Event, LinkWish
from appointments.models.retained import PERSONAL as COLUMNS
from clinic.fields import EncryptedField
from tests.appointments.factories import NOON, make_request
from tests.appointments.retention.whole import LONG_AFTER, dump, known_strings, whole_request

pytestmark = pytest.mark.django_db
MODELS = list(apps.get_app_config("appointments").get_models())
# A wish for a new link belongs to no request yet, and is gone as soon as the worker has read it.
WITH_PERSONAL = [model for model in MODELS if personal_fields(model) and model is not LinkWish]


def purge_both() -> None:
    """Purge the request and its look-alike, which was never closed, by closing that one as well."""
    AppointmentRequest.objects.exclude(status="closed").update(
        status="closed", closed_reason="withdrawn", closed_at=NOON
    )
    purge(by=Actor.SYSTEM, now=LONG_AFTER)


def readable() -> str:
    """Return every encrypted value of the front desk's tables, opened."""
    found = []
    for model in MODELS:
        for field in model._meta.local_concrete_fields:
            if isinstance(field, EncryptedField):
                found += [str(row) for row in model._base_manager.values_list(field.name, flat=True)]
    return "\n".join(found).lower()


def test_nothing_of_the_person_is_left_in_the_whole_database():
    request = whole_request()
    known = known_strings(request)
    there = f"{dump()}\n{readable()}"
    assert {text for text in known if text not in there} == set()

    purge_both()

    left = f"{dump()}\n{readable()}"
    assert {text for text in known if text in left} == set()


@pytest.mark.parametrize("model", WITH_PERSONAL, ids=lambda model: model.__name__)
def test_every_personal_column_is_filled_before_and_empty_after(model):
    whole_request()
    names = personal_fields(model)
    before = [{name: row[name] for name in names} for row in model._base_manager.values(*names)]
    filled = {name for row in before for name in names if row[name]}
    assert filled == set(names)

    purge_both()

    rows = list(model._base_manager.values(*names))
    assert [name for row in rows for name in names if row[name]] == []
    assert bool(rows) == (model not in DELETED)


def test_every_model_with_personal_columns_belongs_to_a_request_and_is_reached():
    reached = {model for model, _ in emptied_columns()} | set(DELETED) | {AppointmentRequest}

    assert [model.__name__ for model in WITH_PERSONAL if model not in reached] == []
    assert set(personal_fields(AppointmentRequest)) == set(COLUMNS)


def test_what_the_clinic_counts_stays():
    request = whole_request()
    kept = ("reference", "status", "closed_reason", "sent_at", "due_at", "first_contact_at", "closed_at")
    before = AppointmentRequest.objects.values(*kept).get(pk=request.pk)
    counts = {
        name: getattr(request, name).count()
        for name in ("contact_attempts", "consents", "appointments", "access_events", "messages", "notes")
    }
    consent = request.consents.values("document", "sha256", "given_at").get()

    purge(by=Actor.SYSTEM, now=LONG_AFTER)

    request.refresh_from_db()
    assert AppointmentRequest.objects.values(*kept).get(pk=request.pk) == before
    assert {name: getattr(request, name).count() for name in counts} == counts
    assert request.consents.values("document", "sha256", "given_at").get() == consent
    assert (request.purged_at, request.purged_because) == (LONG_AFTER, "retention")
    assert (request.full_name, request.first_name, request.contact_channels) == ("Purged request", "", [])
    assert request.appointments.get().override_reason == "Purged"


def test_a_purge_is_an_event_of_the_system_and_no_message_is_left_to_leave():
    request = whole_request(reason=ClosedReason.REFERRED_ELSEWHERE)
    assert request.messages.filter(status=MessageStatus.PENDING).exists()

    purge(by=Actor.SYSTEM, now=LONG_AFTER)

    event = Event.objects.filter(request=request).latest("pk")
    assert (event.verb, event.actor_kind, event.reason, event.at) == (
        "purged",
        "system",
        "The time that it is kept for was over",
        LONG_AFTER,
    )
    assert not request.messages.filter(status=MessageStatus.PENDING).exists()
    assert not DuplicatePair.objects.of(request).exists()


def test_a_second_purge_changes_nothing():
    whole_request()
    purge(by=Actor.SYSTEM, now=LONG_AFTER)
    before = dump()

    done = purge(by=Actor.SYSTEM, now=LONG_AFTER + timedelta(days=1))

    assert (dict(+done), dump()) == ({}, before)


def test_an_interrupted_purge_is_resumed():
    requests = [make_request(status="closed", closed_reason="spam", closed_at=NOON) for _ in range(3)]
    purge_request(pk=requests[0].pk, by=Actor.SYSTEM, now=LONG_AFTER)

    done = purge(by=Actor.SYSTEM, now=LONG_AFTER)

    assert dict(+done) == {"spam": 2}
    assert AppointmentRequest.objects.filter(purged_at=None).count() == 0


def test_one_that_was_reopened_after_it_was_listed_is_left_alone():
    request = make_request()

    assert purge_request(pk=request.pk, by=Actor.SYSTEM, now=LONG_AFTER) == []
    assert AppointmentRequest.objects.get().first_name == "Ada"


def test_the_worker_purges_in_batches_and_logs_the_counts(monkeypatch, caplog):
    monkeypatch.setattr("appointments.actions.retention.BATCH", 2)
    for _ in range(3):
        make_request(status="closed", closed_reason="spam", closed_at=NOON)

    with caplog.at_level("INFO", logger="appointments.actions.retention"):
        rounds = [dict(purge_some(now=LONG_AFTER)) for _ in range(3)]

    assert rounds == [{"spam": 2}, {"spam": 1}, {}]
    assert [record.getMessage() for record in caplog.records] == ["purged: spam 2", "purged: spam 1"]


@pytest.mark.parametrize("column", [name for name in COLUMNS if name != "date_of_birth"])
def test_the_database_refuses_a_purged_request_that_holds_something_personal(column):
    request = make_request(status="closed", closed_reason="spam", closed_at=NOON)
    purge(by=Actor.SYSTEM, now=LONG_AFTER)
    value = ["call"] if column == "contact_channels" else "x"
    source = column.removesuffix("_hash")
    changes = {source: value, f"{source}_hash": "x"} if source in ("phone", "email") else {column: value}

    with (
        pytest.raises(IntegrityError, match="request_purged_holds_nothing_personal"),
        transaction.atomic(),
    ):
        AppointmentRequest.objects.filter(pk=request.pk).update(**changes)


def test_an_erased_column_is_null_and_opens_as_empty():
    request = make_request(status="closed", closed_reason="spam", closed_at=NOON)
    purge(by=Actor.SYSTEM, now=LONG_AFTER)

    erased = AppointmentRequest.objects.filter(first_name__isnull=True, contact_channels__isnull=True)

    assert [(one, one.first_name, one.contact_channels) for one in erased] == [(request, "", [])]
