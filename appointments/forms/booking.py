"""What the front desk fills in about a time on the calendar."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from appointments.enums import CancelReason
from appointments.forms.request_choices import set_choices
from appointments.forms.triage import VerbForm
from appointments.models import ServiceType
from clinic.forms import ChoiceField, ClinicForm, FreeTextField

# The other reasons are what the system notes by itself.
STAFF_REASONS = (CancelReason.PATIENT, CancelReason.CLINIC, CancelReason.CLOSURE)


class CancelForm(VerbForm):
    """Why a time is given up, and by whom."""

    reason = ChoiceField(
        label="Who cancels it, or why?",
        noun="who cancels it, or why",
        choices=[(reason.value, reason.label) for reason in STAFF_REASONS],
    )
    note = FreeTextField(
        500,
        rows=2,
        label="Note for colleagues",
        noun="a note",
        required=False,
        help_text="The patient does not read it. Nothing clinical.",
    )

    def clean_reason(self) -> CancelReason:
        return CancelReason(self.cleaned_data["reason"])


class WaitlistForm(VerbForm):
    """For which visit somebody waits."""

    service = ChoiceField(label="For which visit?", noun="a visit")

    def __init__(self, *args: Any, services: Sequence[ServiceType] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_code = {service.code: service for service in services}
        set_choices(self, "service", [(service.code, service.name) for service in services])

    def clean_service(self) -> ServiceType:
        return self.by_code[self.cleaned_data["service"]]


class FindTimesForm(ClinicForm):
    """Which free times are shown. It stands in the address, and nothing in it is about a person."""

    sometimes_needed: ClassVar = frozenset({"location", "resource", "first_on"})

    service = ChoiceField(label="Visit", noun="a visit", widget=forms.Select)
    location = ChoiceField(label="Location", noun="a location", widget=forms.Select, required=False)
    resource = ChoiceField(label="With", noun="a clinician or room", widget=forms.Select, required=False)
    first_on = forms.DateField(
        label="From",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Enter the date as year, month and day, like 2026-03-09"},
    )

    def __init__(self, *args: Any, choices: dict[str, list[tuple[str, str]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, offered in choices.items():
            set_choices(self, name, offered)
