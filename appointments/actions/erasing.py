"""Taking everything personal out of requests. What times, statuses and codes tell stays.

Which columns that is, is read from the models' privacy classes, so that a new one cannot be forgotten. All
is written by primary key alone: nothing is decrypted on the way, and histories, which refuse every other
change, are reached past their own managers.
"""

import uuid
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import F, Field, Model, Q, QuerySet

from appointments.enums import ForWhom, MessageStatus, PurgeCause, Voicemail
from appointments.models import (
    Appointment,
    AppointmentRequest,
    DuplicatePair,
    ManageLink,
    OutboundMessage,
    Presence,
    Screening,
    SearchToken,
)
from appointments.models.retained import PERSONAL
from clinic.privacy import Privacy

# These say nothing once the person is gone; rows of others keep their codes and times.
DELETED: tuple[type[Model], ...] = (SearchToken, ManageLink, Presence, Screening)
# Nothing counts these; together they could tell people apart.
FORGOTTEN: dict[str, Any] = {
    "for_whom": ForWhom.SELF,
    "voicemail": Voicemail.NO,
    "been_before": False,
    "any_time": False,
    "call_to_arrange": False,
    "windows": [],
    "earliest_on": None,
    "undelivered_count": 0,
}


def erase(*, pks: Sequence[int], cause: PurgeCause, now: datetime) -> None:
    """Empty these requests, which are closed and locked by the caller, and all that belongs to them."""
    for model in DELETED:
        _delete(_rows(model).filter(request__in=pks))
    _delete(_rows(DuplicatePair).filter(Q(older__in=pks) | Q(newer__in=pks)))
    _rows(OutboundMessage).filter(request__in=pks, status=MessageStatus.PENDING).update(
        status=MessageStatus.CANCELLED
    )
    for model, empty in emptied_columns():
        _rows(model).filter(request__in=pks).update(**empty)
    _rows(Appointment).filter(request__in=pks).exclude(override_reason="").update(override_reason="Purged")
    _renew_secrets(pks)
    changes = dict.fromkeys(PERSONAL) | FORGOTTEN
    AppointmentRequest.objects.filter(pk__in=pks).update(
        **changes, purged_at=now, purged_because=cause, version=F("version") + 1
    )


def emptied_columns() -> Iterator[tuple[type[Model], dict[str, Any]]]:
    """Yield each model that belongs to a request, with the empty values of its personal columns."""
    for model in apps.get_app_config("appointments").get_models():
        names = personal_fields(model)
        if names and model not in DELETED and _belongs_to_a_request(model):
            yield model, {name: _empty(model._meta.get_field(name)) for name in names}


def _belongs_to_a_request(model: type[Model]) -> bool:
    return any(field.name == "request" for field in model._meta.local_fields)


def personal_fields(model: type[Model]) -> list[str]:
    """Return the names of a model's contact and clinical columns."""
    classes: dict[str, Privacy] = getattr(model, "privacy", {})
    return [name for name, one in classes.items() if one in (Privacy.CONTACT, Privacy.CLINICAL)]


def _empty(field: Any) -> Any:
    return None if field.null else field.get_default() if isinstance(field, Field) else ""


def _renew_secrets(pks: Sequence[int]) -> None:
    """Give out new random ids: the old ones stand in a patient's mailbox, browser and calendar.

    The times of one chain of moves go on sharing their calendar id.
    """
    for pk in pks:
        AppointmentRequest.objects.filter(pk=pk).update(
            public_id=uuid.uuid4(), submission_key=uuid.uuid4().hex
        )
    for model in (OutboundMessage, Appointment):
        for pk in list(_rows(model).filter(request__in=pks).values_list("pk", flat=True)):
            _rows(model).filter(pk=pk).update(public_id=uuid.uuid4())
    times = _rows(Appointment).filter(request__in=pks)
    for old in set(times.values_list("calendar_uid", flat=True)):
        times.filter(calendar_uid=old).update(calendar_uid=uuid.uuid4())


def _rows[M: Model](model: type[M]) -> QuerySet[M]:
    """Return a table's rows without the order and the refusals of the model's own manager."""
    return QuerySet(model).order_by()


def _delete(rows: QuerySet[Any]) -> None:
    rows._raw_delete(rows.db)
