"""The desk's other lists, as tabs beside the queues."""

from dataclasses import dataclass

from django.urls import reverse

TODAY, WAITLIST = "today", "waitlist"


@dataclass(frozen=True)
class Place:
    code: str
    label: str

    @property
    def url(self) -> str:
        return reverse(f"staff:appointments_{self.code}")


PLACES = (Place(TODAY, "Today’s appointments"), Place(WAITLIST, "Waitlist"))
