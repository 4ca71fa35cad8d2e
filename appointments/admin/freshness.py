"""Whether a list that renews itself shows anything new to whoever has it open.

A page of the queue asks for itself again every half minute (static/js/queue-fresh.js). To record each of
these as a look would bury the real ones; to record none would let a page that stays open read on unseen. So
the page sends back a key of what it shows: these people, these versions, this hour. Only who was recorded
with exactly that can have the key, and then alone nothing is recorded (docs/decisions/0022).
"""

from collections.abc import Iterable
from datetime import datetime

from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac

from appointments.models import AppointmentRequest
from clinic.staff import staff_user

ASKS_FOR_FRAGMENT = "Queue-Fresh"
SEEN = "Queue-Seen"


def is_refresh(http: HttpRequest) -> bool:
    """Say whether a page asks for its own lines again."""
    return ASKS_FOR_FRAGMENT in http.headers


def seen_key(http: HttpRequest, requests: Iterable[AppointmentRequest], *, now: datetime) -> str:
    """Return the key of what is shown to whoever is signed in, within this hour."""
    lines = ",".join(f"{request.pk}.{request.version}" for request in requests)
    shown = f"{staff_user(http).pk}:{now:%Y-%m-%d %H}:{lines}"
    return salted_hmac("queue that was seen", shown, algorithm="sha256").hexdigest()


def is_new_look(http: HttpRequest, key: str) -> bool:
    """Say whether what is shown was not recorded yet: any page, and a refresh that shows something else."""
    return not (is_refresh(http) and constant_time_compare(http.headers.get(SEEN, ""), key))
