"""The ready-made queues: each a filter of the list, a name and a place in the row of tabs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from appointments.models import AppointmentRequest
from appointments.queries import end_of_today
from appointments.queries.duplicates import may_be_twice

Requests = QuerySet[AppointmentRequest]


@dataclass(frozen=True)
class Queue:
    """`code` stands in the address; `order` says what comes first.

    `read_by` is set where closed requests stand too: it names the moment by which the newest are narrowed.
    """

    code: str
    label: str
    choose: Callable[[Any, HttpRequest], Requests]
    order: tuple[str, ...] = ("due_at", "pk")
    read_by: str = ""


def _due_today(requests: Any, _: HttpRequest) -> Requests:
    now = timezone.now()
    return requests.due_by(end_of_today(now=now), now=now)


EVERYTHING = Queue("all", "All", lambda requests, _: requests, order=("-sent_at", "-pk"), read_by="sent_at")
QUEUES = (
    Queue("open", "To do", lambda requests, _: requests.open().awake(now=timezone.now())),
    Queue("unclaimed", "Unclaimed", lambda requests, _: requests.unclaimed().awake(now=timezone.now())),
    Queue("mine", "Mine", lambda requests, http: requests.claimed_by(http.user)),
    Queue("asked", "Asked for a time", lambda requests, _: requests.asked_for_a_time(now=timezone.now())),
    Queue("due_today", "Due today", _due_today),
    Queue("overdue", "Overdue", lambda requests, _: requests.overdue(now=timezone.now())),
    Queue("clinical_review", "Clinical review", lambda requests, _: requests.for_a_clinician()),
    Queue("waiting", "Waiting for patient", lambda requests, _: requests.waiting_for_the_patient()),
    Queue(
        "snoozed",
        "Snoozed",
        lambda requests, _: requests.snoozed(now=timezone.now()),
        order=("snoozed_until", "pk"),
    ),
    Queue("call_instead", "Call instead", lambda requests, _: requests.call_instead()),
    Queue("duplicates", "Possible duplicates", lambda requests, _: requests.open().filter(may_be_twice())),
    Queue("quarantine", "Quarantine", lambda requests, _: requests.quarantined()),
    Queue(
        "closed",
        "Closed",
        lambda requests, _: requests.closed(),
        order=("-closed_at", "-pk"),
        read_by="closed_at",
    ),
    EVERYTHING,
)


class QueueFilter(SimpleListFilter):
    """Chooses one ready-made queue; without a choice, all that is to be done."""

    title = "queue"
    parameter_name = "queue"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(queue.code, queue.label) for queue in QUEUES]

    def queryset(self, request: HttpRequest, queryset: Any) -> Requests:
        return queue_of(request).choose(queryset, request)


def queue_of(request: HttpRequest) -> Queue:
    """Return the queue that the address names. A search without one looks through everything."""
    code = request.GET.get("queue", "")
    fallback = EVERYTHING if request.GET.get("q") else QUEUES[0]
    return next((queue for queue in QUEUES if queue.code == code), fallback)
