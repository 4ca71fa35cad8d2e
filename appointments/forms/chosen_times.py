"""Which times the front desk chose: some of the free ones, or one that was typed."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations
from typing import Any, ClassVar

from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ValidationError

from appointments.forms.request_choices import set_choices
from appointments.forms.triage import VerbForm
from appointments.models import Resource
from appointments.rules.booking import MOST_OFFERS
from appointments.rules.slots import TICK_SECONDS, instant_of
from clinic.forms import ChoiceField
from clinic.forms.text import one_line, refuse_control_characters

CODE = re.compile(r"([0-9]{1,9})-([0-9]{1,8})", re.ASCII)
FURTHEST = timedelta(days=2 * 366)
OFFER, BOOK, MOVE, WAITLIST = "offer", "book", "move", "waitlist"
WAYS = [(OFFER, "Offer"), (BOOK, "Book"), (MOVE, "Move"), (WAITLIST, "Offer from the waitlist")]
NOT_OFFERED = "That time is not offered any more. Choose another one"
TIME_FORMATS = ("%H:%M", "%I:%M %p", "%I:%M%p", "%I %p", "%I%p")

type ChosenTime = tuple[Resource, datetime]


class CodesField(forms.Field):
    """The codes of the checked times (FreeTime.code), each once."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[str]:
        return list(dict.fromkeys(value or []))


class ChosenTimesForm(VerbForm):
    """`resources` are what can be booked for the visit, and `takes` how long it keeps them, with its buffers.

    `way` is the button that was pressed. A valid form has `chosen` in its cleaned data.
    """

    sometimes_needed: ClassVar = frozenset({"resource", "day", "at", "override_reason"})

    way = forms.ChoiceField(
        choices=WAYS,
        widget=forms.HiddenInput,
        error_messages={"required": "Choose what to do with the time", "invalid_choice": "Choose what to do"},
    )
    times = CodesField(required=False)
    resource = ChoiceField(label="With", noun="with whom", widget=forms.Select, required=False)
    day = forms.DateField(
        label="Date",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Enter the date as year, month and day, like 2026-03-09"},
    )
    at = forms.TimeField(
        label="Time",
        required=False,
        input_formats=TIME_FORMATS,
        help_text="By the clock of that location, in steps of five minutes.",
        widget=forms.TimeInput(attrs={"type": "time", "step": TICK_SECONDS}, format="%H:%M"),
        error_messages={"invalid": "Enter a time like 2:30 pm"},
    )
    override_reason = forms.CharField(
        label="Reason, if it is outside of the hours",
        required=False,
        max_length=200,
        help_text="Nothing about the patient’s health.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"max_length": "Shorten the reason to %(limit_value)d characters or fewer"},
    )

    def __init__(
        self, *args: Any, resources: Sequence[Resource], takes: timedelta, now: datetime, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.by_pk = {resource.pk: resource for resource in resources}
        self.takes, self.now = takes, now
        set_choices(self, "resource", [("", "Choose"), *((str(one.pk), str(one)) for one in resources)])

    def layout(self) -> Layout:
        """Show what is typed; the free times have a table of their own."""
        return Layout("resource", "day", "at", "override_reason")

    def clean_times(self) -> list[ChosenTime]:
        return [self._time_of(code) for code in self.cleaned_data["times"]]

    def clean_override_reason(self) -> str:
        reason = one_line(self.cleaned_data["override_reason"])
        refuse_control_characters(reason, "the reason")
        return reason

    def clean_day(self) -> date | None:
        day = self.cleaned_data["day"]
        if day and not self.now.date() - timedelta(days=1) <= day <= (self.now + FURTHEST).date():
            raise ValidationError("Enter a date within the next two years")
        return day

    def clean_at(self) -> time | None:
        at = self.cleaned_data["at"]
        if at and (at.minute % 5 or at.second):
            raise ValidationError("Enter a time in steps of five minutes, like 2:30 pm")
        return at

    def clean(self) -> dict[str, Any]:
        """Put the typed time to the checked ones, and see whether their number fits the button."""
        cleaned = super().clean() or {}
        typed = self._typed(cleaned)
        if self.errors:
            return cleaned
        cleaned["chosen"] = chosen = [*cleaned["times"], *typed]
        if cleaned["way"] == OFFER and not 1 <= len(chosen) <= MOST_OFFERS:
            self.add_error("times", f"Choose one to three times to offer. You chose {len(chosen)}")
        elif cleaned["way"] != OFFER and len(chosen) != 1:
            self.add_error("times", f"Choose one time. You chose {len(chosen)}")
        elif any(self._clash(one, other) for one, other in combinations(chosen, 2)):
            self.add_error("times", "Two of these times overlap. Choose times that lie apart")
        return cleaned

    def _clash(self, one: ChosenTime, other: ChosenTime) -> bool:
        """Say whether one person cannot be had at both times."""
        same_clinician = one[0].clinician_id and one[0].clinician_id == other[0].clinician_id
        is_same = one[0].pk == other[0].pk or bool(same_clinician)
        return is_same and abs(one[1] - other[1]) < self.takes

    def _time_of(self, code: str) -> ChosenTime:
        found = CODE.fullmatch(code)
        resource = self.by_pk.get(int(found[1])) if found else None
        if found is None or resource is None:
            raise ValidationError(NOT_OFFERED)
        starts_at = instant_of(int(found[2]))
        if starts_at > self.now + FURTHEST:
            raise ValidationError(NOT_OFFERED)
        return resource, starts_at

    def _typed(self, cleaned: dict[str, Any]) -> list[ChosenTime]:
        parts: dict[str, Any] = {name: cleaned.get(name) for name in ("resource", "day", "at")}
        if any(name in self.errors for name in parts) or not (parts["day"] or parts["at"]):
            return []
        messages = {"resource": "Choose with whom", "day": "Enter the date", "at": "Enter the time"}
        missing = [name for name, part in parts.items() if part in (None, "")]
        for name in missing:
            self.add_error(name, messages[name])
        return (
            [] if missing else self._typed_time(self.by_pk[int(parts["resource"])], parts["day"], parts["at"])
        )

    def _typed_time(self, resource: Resource, day: date, at: time) -> list[ChosenTime]:
        """Read a wall-clock time. One that comes twice means its first coming."""
        local = datetime.combine(day, at, resource.location.zone)
        instant = local.astimezone(UTC)
        if instant.astimezone(resource.location.zone).replace(tzinfo=None) != local.replace(tzinfo=None):
            self.add_error("at", "The clock is set forward then: that time does not exist on this day")
            return []
        return [(resource, instant)]
