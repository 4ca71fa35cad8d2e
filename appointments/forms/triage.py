"""What the front desk fills in on a request's page. Every form carries the version that was seen."""

from typing import Any

from django import forms

from appointments.enums import Channel, ClosedReason, ContactOutcome
from appointments.forms.request_choices import set_choices
from clinic.forms import ChoiceField, ClinicForm, FreeTextField


class VerbForm(ClinicForm):
    """A step without further questions."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class ContactForm(VerbForm):
    """A try to reach the patient."""

    channel = ChoiceField(
        label="How did you try?", noun="how you tried", choices=Channel.choices, initial=Channel.CALL
    )
    outcome = ChoiceField(label="What happened?", noun="what happened", choices=ContactOutcome.choices)
    note = FreeTextField(
        2000,
        rows=3,
        label="Note for colleagues",
        noun="a note",
        required=False,
        help_text="Nothing clinical: that belongs in the record.",
    )


class NoteForm(VerbForm):
    """A remark for colleagues."""

    text = FreeTextField(2000, rows=3, label="Note for colleagues", noun="a note")


class CloseForm(VerbForm):
    """The reason why a request is done with."""

    reason = ChoiceField(label="Why is it done?", noun="a reason", choices=ClosedReason.choices)

    def __init__(self, *args: Any, may_decide_suitability: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_decide_suitability:
            kept = [choice for choice in ClosedReason.choices if choice[0] != ClosedReason.NOT_SUITABLE]
            set_choices(self, "reason", kept)
