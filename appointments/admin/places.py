"""The desk's other lists, as tabs beside the queues."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

TODAY, WAITLIST, NUMBERS, WHO_LOOKED = "today", "waitlist", "numbers", "who_looked"
SEE_NUMBERS = "appointments.view_numbers"
SEE_WHO_LOOKED = "appointments.view_access_report"
EXPORT = "appointments.export_appointmentrequest"
EXPORT_CLINICAL = "appointments.export_clinical"
ANSWER = "appointments.answer_privacy_request"
HAND_OVER = "appointments.hand_over_work"


@dataclass(frozen=True)
class Place:
    """`permission` is what its page asks for besides working at the desk; empty when nothing."""

    code: str
    label: str
    permission: str = ""

    @property
    def url(self) -> str:
        return reverse(f"staff:appointments_{self.code}")


PLACES = (
    Place(TODAY, "Today’s appointments"),
    Place(WAITLIST, "Waitlist"),
    Place(NUMBERS, "Numbers", SEE_NUMBERS),
    Place(WHO_LOOKED, "Who looked", SEE_WHO_LOOKED),
)


def places_for(http: HttpRequest) -> list[Place]:
    """Return the lists that whoever is signed in may see."""
    return [place for place in PLACES if not place.permission or http.user.has_perm(place.permission)]
