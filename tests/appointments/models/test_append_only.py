"""Histories that nobody can tidy up afterwards."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, models, transaction

from appointments.enums import Channel, ContactOutcome
from appointments.models import AccessEvent, Actor, Consent, ContactAttempt, Event, Note
from clinic.append_only import AppendOnlyError
from tests.appointments.factories import NOON, document, make_request, make_staff

pytestmark = pytest.mark.django_db


def one_event() -> Event:
    return Event.objects.create(
        request=make_request(), at=NOON, actor_kind="system", verb="noted", from_status="new", to_status="new"
    )


def one_attempt() -> ContactAttempt:
    return ContactAttempt.objects.create(
        request=make_request(),
        at=NOON,
        by=make_staff(),
        channel=Channel.CALL,
        outcome=ContactOutcome.SPOKE,
    )


def one_consent() -> Consent:
    text = document()
    return Consent.objects.create(request=make_request(), document=text, sha256=text.sha256, given_at=NOON)


ROWS: dict[str, Callable[[], models.Model]] = {
    "Event": one_event,
    "ContactAttempt": one_attempt,
    "Consent": one_consent,
    "Note": lambda: Note.objects.create(request=make_request(), at=NOON, by=make_staff(), text="Hello"),
    "AccessEvent": lambda: AccessEvent.objects.create(
        at=NOON, user=make_staff(), kind="view", privacy_class="contact"
    ),
}

WAYS: dict[str, tuple[str, Callable[[models.Model], object]]] = {
    "save": ("changed", lambda row: row.save()),
    "save a field": ("changed", lambda row: row.save(update_fields=["id"])),
    "update": ("changed", lambda row: type(row).objects.update(id=7)),
    "update of a selection": ("changed", lambda row: type(row).objects.filter(pk=row.pk).update(id=7)),
    "bulk update": ("changed", lambda row: type(row).objects.bulk_update([row], [changeable(row)])),
    "update or create": (
        "changed",
        lambda row: type(row).objects.update_or_create(pk=row.pk, defaults={changeable(row): NOON}),
    ),
    "delete": ("deleted", lambda row: row.delete()),
    "delete of a selection": ("deleted", lambda row: type(row).objects.filter(pk=row.pk).delete()),
    "delete of everything": ("deleted", lambda row: type(row).objects.all().delete()),
    "upsert": (
        "changed",
        lambda row: type(row).objects.bulk_create(
            [row], update_conflicts=True, unique_fields=["id"], update_fields=[changeable(row)]
        ),
    ),
}


def changeable(row: models.Model) -> str:
    return "given_at" if isinstance(row, Consent) else "at"


def stored(row: models.Model) -> dict:
    return type(row).objects.values().get(pk=row.pk)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ROWS)
def test_a_row_of_a_history_can_be_neither_changed_nor_deleted(name, way):
    row = ROWS[name]()
    before = stored(row)
    done, attempt = WAYS[way]

    with pytest.raises(AppendOnlyError) as refusal, transaction.atomic():
        attempt(row)

    assert str(refusal.value) == f"{name} rows are never {done}."
    assert stored(row) == before


def test_a_request_with_a_history_cannot_be_deleted():
    event = one_event()

    with pytest.raises(models.ProtectedError):
        event.request.delete()

    assert Event.objects.get() == event


def test_the_history_is_reached_through_its_request_and_just_as_fixed():
    event = one_event()

    with pytest.raises(AppendOnlyError, match=r"^Event rows are never deleted\.$"):
        event.request.events.all().delete()

    assert Event.objects.get() == event


@pytest.mark.parametrize(("kind", "has_user"), [("staff", False), ("system", True), ("patient", True)])
def test_the_database_refuses_an_event_whose_actor_and_account_disagree(kind, has_user):
    request, user = make_request(), make_staff()

    with pytest.raises(IntegrityError, match="event_staff_has_user"), transaction.atomic():
        Event.objects.create(
            request=request,
            at=NOON,
            actor_kind=kind,
            actor=user if has_user else None,
            verb="noted",
            from_status="new",
            to_status="new",
        )


@pytest.mark.parametrize(("kind", "has_user"), [("staff", False), ("system", True)])
def test_an_actor_has_an_account_when_it_is_staff_and_only_then(kind, has_user):
    user = make_staff()

    with pytest.raises(ValueError, match=r"^staff actors have a user, and no others do$"):
        Actor(kind, user if has_user else None)


def test_nobody_agrees_twice_to_the_same_text():
    consent = one_consent()

    with pytest.raises(IntegrityError, match=r"consent_once|consent\.request_id"), transaction.atomic():
        Consent.objects.create(
            request=consent.request, document=consent.document, sha256=consent.sha256, given_at=NOON
        )
