"""The times of a request, as its page shows them."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import HttpRequest

from appointments.admin.booking_verbs import MOVABLE
from appointments.admin.panels import Forms, VerbPanel, time_panels
from appointments.enums import HELD_STATUSES, AppointmentStatus
from appointments.models import Appointment
from appointments.queries.colleagues import TRIAGE

S = AppointmentStatus
TONES = {
    S.PENDING: "soon",
    S.FULFILLED: "done",
    S.NO_SHOW: "late",
    S.PROPOSED: "paused",
    S.WAITLIST: "paused",
}
OVER = (S.CANCELLED, S.ENTERED_IN_ERROR)


@dataclass(frozen=True)
class TimeCard:
    """One time, in the wall clock of its location."""

    appointment: Appointment
    panels: list[VerbPanel]
    zone: ZoneInfo
    status: str
    tone: str
    has_lapsed: bool
    may_move: bool
    may_offer: bool

    @property
    def is_over(self) -> bool:
        return self.appointment.status in OVER

    @property
    def zone_name(self) -> str:
        resource = self.appointment.resource
        return resource.location.get_time_zone_display() if resource else ""


def time_cards(
    http: HttpRequest, times: list[Appointment], *, forms: Forms, zone: ZoneInfo, now: datetime
) -> list[TimeCard]:
    """Return a card for each time. No query. `zone` is for what has no place yet."""
    may_work = http.user.has_perm(TRIAGE)
    return [_card(http, one, forms, zone, now, may_work) for one in times]


def _card(
    http: HttpRequest, one: Appointment, forms: Forms, zone: ZoneInfo, now: datetime, may_work: bool
) -> TimeCard:
    status = S(one.status)
    return TimeCard(
        appointment=one,
        panels=time_panels(http, one, forms=forms, now=now),
        zone=one.resource.location.zone if one.resource else zone,
        status="Offered" if status == S.PROPOSED else status.label,
        tone=TONES.get(status, "quiet"),
        has_lapsed=status in HELD_STATUSES and not one.holds_its_time(now=now),
        may_move=may_work and status in MOVABLE,
        may_offer=may_work and status == S.WAITLIST,
    )
