"""Ways to see patients' data at the front desk that need more than a bare address."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from appointments.enums import AskedBy
from tests.clinic.access.world import World

GIVEN_OUT = "the copy for a patient"
QUEUE = "/staff/appointments/appointmentrequest/"


@dataclass(frozen=True)
class Way:
    """`row` is the line of the table “Who looked”; without `data` it is a GET."""

    row: str
    path: str
    data: dict[str, Any] | None = None
    headers: dict[str, str] = field(default_factory=dict)


def ways(world: World) -> Iterator[Way]:
    request, page = world.request, f"{QUEUE}{world.request.pk}/"
    chosen = [f"{request.pk}:{request.version}"]
    day = world.time.starts_at.astimezone(request.location.zone).date()
    week = f"{day.isocalendar().year}-W{day.isocalendar().week:02}"
    yield Way("staff:appointments_appointmentrequest_changelist", f"{QUEUE}?queue=all")
    yield Way("staff:appointments_appointmentrequest_changelist", f"{QUEUE}?queue=closed")
    fragment = {"Queue-Fresh": "1"}
    yield Way("staff:appointments_appointmentrequest_changelist", f"{QUEUE}?queue=all", headers=fragment)
    yield Way("queue found by reference", f"{QUEUE}?queue=all&q={request.reference}")
    for typed in ("Quintanilla", "marisol.q@mail.example", "(305) 555-0177"):
        yield Way("staff:appointments_search", f"{QUEUE}search/", {"typed": typed})
    for code in ("claim", "assign", "snooze", "write", "close"):
        for step in ("", "ask", "preview"):
            data = {"action": code, "chosen": chosen, "step": step, "origin": "open"}
            yield Way(f"staff:appointments_bulk {code}", f"{QUEUE}bulk/", data)
    reason = {"action": "export", "chosen": chosen, "step": "confirm", "reason": "Audit", "origin": "open"}
    yield Way("staff:appointments_bulk export", f"{QUEUE}bulk/", reason)
    yield Way(
        "staff:appointments_export", f"{QUEUE}export/?queue=all", {"step": "confirm", "reason": "Audit"}
    )
    yield Way("staff:appointments_export", f"{QUEUE}export/?queue=all", reason | {"clinical": "on"})
    yield Way("staff:calendar_week", f"/staff/appointments/calendar/week/?week={week}")
    yield Way("staff:calendar_day", f"/staff/appointments/calendar/day/?day={day}")
    written = {"version": request.version, "language": "en", "subject": "Hello", "body": "Dear {name}"}
    yield Way("staff:appointments_write", f"{page}write/", written | {"step": "preview"})
    stale = {"action": "claim", "chosen": [f"{request.pk}:{request.version - 1}"], "step": "confirm"}
    yield Way("staff:appointments_bulk claim", f"{QUEUE}bulk/", stale)
    closing = {"first_on": str(day), "last_on": str(day), "reason": "Storm", "starts_at": "", "ends_at": ""}
    yield Way("staff:appointments_closure_add", "/staff/appointments/closure/add/", closing)
    source = {"source": str(world.people["front_desk"].pk), "to": "queue", "step": "preview"}
    yield Way("staff:appointments_hand_over", f"{QUEUE}hand-over/", source)
    told = {"version": request.version, "asked_by": AskedBy.PATIENT, "reason": "By letter"}
    yield Way(GIVEN_OUT, f"{page}privacy/do/export/", told | {"also": [world.other.pk, world.mine.pk]})
    yield Way("staff:appointments_privacy_verb refuse", f"{page}privacy/do/refuse/", told | {"version": 0})
    yield Way("staff:appointments_request_verb note", f"{page}do/note/", {"version": 0, "note": "x"})
