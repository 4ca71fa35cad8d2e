"""What staff say about one appointment that a change of the calendar leaves outside."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms

from appointments.actions.calendar_decisions import Decision
from appointments.models import Resource
from appointments.queries.affected import Affected
from appointments.rules.calendar_changes import Choice
from appointments.rules.slots import instant_of

LABELS = {
    Choice.MOVE: "Move it to another time",
    Choice.KEEP: "Keep it all the same",
    Choice.CANCEL: "Cancel it",
}
TIME_CODE = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")


class DecisionForm(forms.Form):
    """One row of the page: a radio for each choice, a time to move to, a reason to stay."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    choice = forms.ChoiceField(
        label="What becomes of it",
        choices=list(LABELS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what becomes of this appointment."},
    )
    time = forms.CharField(label="New time", required=False, widget=forms.Select)
    reason = forms.CharField(
        label="Why it may stay",
        required=False,
        max_length=200,
        help_text="Such as: the clinician comes in for it. Without anything about health.",
    )

    def __init__(self, data: Any, *, pk: int, affected: Affected | None = None) -> None:
        initial = {"version": affected.appointment.version} if affected else None
        super().__init__(data, prefix=f"visit-{pk}", auto_id="id_%s", initial=initial)
        self.pk = pk
        if affected:
            self._offer(affected)

    def _offer(self, affected: Affected) -> None:
        """Show what may be chosen; the day stands above its times."""
        choice, time = self.fields["choice"], self.fields["time"]
        choice.choices = [(one, LABELS[one]) for one in affected.choices]  # type: ignore[attr-defined]
        by_day: dict[str, list[tuple[str, str]]] = {}
        for free in affected.free:
            label = f"{free.local:%-I:%M %p}".lower() + f", {free.resource.name}"
            by_day.setdefault(f"{free.local:%A, %B %-d}", []).append((free.code, label))
        time.widget.choices = [("", "Choose a time"), *by_day.items()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        choice = cleaned.get("choice")
        if choice == Choice.KEEP and not cleaned.get("reason") and not self.errors.get("reason"):
            self.add_error("reason", "Say why it may stay, so that colleagues know.")
        if choice == Choice.MOVE and not TIME_CODE.fullmatch(cleaned.get("time", "")):
            self.add_error("time", "Choose the time that it moves to.")
        return cleaned

    def decision(self, resources: Mapping[int, Resource]) -> Decision | None:
        """Return what was decided, or None when the resource of the new time is not in `resources`."""
        said = self.cleaned_data
        if said["choice"] != Choice.MOVE:
            return Decision(Choice(said["choice"]), said["version"], reason=said["reason"])
        resource = resources.get(self.resource_pk)
        if resource is None:
            return None
        starts_at = instant_of(int(said["time"].split("-")[1]))
        return Decision(Choice.MOVE, said["version"], resource=resource, starts_at=starts_at)

    @property
    def resource_pk(self) -> int:
        """Return whose time was chosen, or 0."""
        found = TIME_CODE.fullmatch(self.cleaned_data.get("time", ""))
        return int(found[1]) if found else 0
