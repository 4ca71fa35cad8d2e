"""The requests that were ticked, as they came and as they stand."""

from dataclasses import dataclass

from django.http import QueryDict

from appointments.models import AppointmentRequest

MOST_ROWS = 200
# Longer than any key; a longer number would not fit the database.
MOST_DIGITS = 18


@dataclass(frozen=True)
class Chosen:
    """`versions` maps request id → the version that a preview showed, or None before there was one."""

    versions: dict[int, int | None]

    @property
    def refusal(self) -> str:
        """Return why these cannot be worked on, or ""."""
        if not self.versions:
            return "Choose at least one request."
        return f"Choose {MOST_ROWS} requests at most." if len(self.versions) > MOST_ROWS else ""

    def requests(self) -> list[AppointmentRequest]:
        """Return those that exist, the one to call first on top. One query."""
        found = AppointmentRequest.objects.sent().filter(pk__in=self.versions)
        return list(found.select_related("topic", "location", "assigned_to"))


def read_chosen(posted: QueryDict) -> Chosen:
    """Return what a page's boxes and hidden fields name: "12", or "12:3" with the version that was shown.

    What was never made by one of our pages is left out.
    """
    pairs = [value.partition(":") for value in posted.getlist("chosen")]
    return Chosen({int(pk): _number(version) for pk, _, version in pairs if _number(pk)})


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else None
