"""What is asked before a patient's data leaves, goes, or is held."""

from collections.abc import Iterable
from typing import Any

from django import forms

from appointments.enums import AskedBy
from appointments.forms.request_choices import set_choices
from appointments.forms.triage import VerbForm
from appointments.models import AppointmentRequest
from appointments.rules.retention import tells_of
from appointments.validators import normalize_reference
from clinic.forms import ChoiceField, FreeTextField, MultipleChoiceField

LONGEST_REASON = 120


class ReasonForm(VerbForm):
    """Why, in words that stay when the person's data is gone: so they must not name the person."""

    reason = FreeTextField(
        LONGEST_REASON,
        rows=2,
        label="Why?",
        noun="why",
        help_text="Kept with your name, for good. No patient’s name, please.",
    )

    def __init__(self, *args: Any, request: AppointmentRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_reason(self) -> str:
        about, reason = self.request, str(self.cleaned_data["reason"])
        names = (about.first_name, about.last_name, about.name_to_use, about.helper_name)
        if tells_of(reason, names=names, email=about.email, phone=about.phone):
            raise forms.ValidationError(
                "Write this without the patient’s or the helper’s name, phone number and email"
            )
        return reason


class AskedForm(ReasonForm):
    """Who asked, and why it is done or not."""

    asked_by = ChoiceField(label="Who asked?", noun="who asked", choices=AskedBy.choices)
    field_order: Iterable[str] | None = ("version", "asked_by", "reason")


class GiveOutForm(AskedForm):
    """Which requests are given out together. A family may share an address: staff tick whose they are."""

    also = MultipleChoiceField(
        label="Other requests with the same email or phone",
        noun="the other requests",
        required=False,
        help_text="Families share these. Tick only what is certainly the same person’s.",
    )

    def __init__(self, *args: Any, others: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if others:
            set_choices(self, "also", others)
        else:
            del self.fields["also"]


class DeleteForm(AskedForm):
    """The reference is typed, so that nobody deletes what another tab shows."""

    reference = forms.CharField(
        label="Type the request’s reference",
        max_length=40,
        help_text="Such as R-7KQ4-M2XP. It cannot be undone.",
        error_messages={"required": "Type the reference of this request"},
    )
    field_order: Iterable[str] | None = ("version", "asked_by", "reason", "reference")

    def clean_reference(self) -> str:
        typed = normalize_reference(self.cleaned_data["reference"])
        if typed != self.request.reference:
            raise forms.ValidationError(
                "This is not the reference of this request. Look at the top of the page"
            )
        return typed
