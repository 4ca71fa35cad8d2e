"""The row of tabs above each of the desk's lists."""

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.http import HttpRequest

from appointments.admin.places import places_for
from appointments.admin.queues import QUEUES
from appointments.queries import queue_counts
from appointments.queries.colleagues import TRIAGE
from clinic.staff import staff_user


def desk_tabs(http: HttpRequest, *, now: datetime | None, among: Q | None = None) -> dict[str, Any]:
    """Return what parts/tabs.html shows, and whether whoever is signed in may work on requests.

    The queues are counted as they are `now`, `among` the requests that fit, with one query (queue_counts);
    without a moment their tabs show no numbers.
    """
    counts = queue_counts(staff_user(http), now=now, among=among) if now else {}
    return {
        "tabs": [(queue, counts.get(queue.code)) for queue in QUEUES],
        "places": places_for(http),
        "may_work": http.user.has_perm(TRIAGE),
    }
