"""What the front desk fills in on a request's page. Every form carries the version that was seen."""

from datetime import date, timedelta
from typing import Any, ClassVar

from django import forms

from appointments.enums import Channel, ClosedReason, ContactOutcome
from appointments.forms.request_choices import set_choices
from appointments.rules.front_desk import LONGEST_SNOOZE_DAYS, snooze_refusal
from clinic.forms import ChoiceField, ClinicForm, FreeTextField


class VerbForm(ClinicForm):
    """A step without further questions. With a `question`, it is asked once before the step is taken."""

    question: ClassVar[str] = ""

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


class SnoozeForm(VerbForm):
    """Until when a request stands aside. `today` is by the calendar of its location."""

    wake_on = forms.DateField(
        label="Until which day?",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="It comes back to the queue on the morning of that day. Its clock runs on.",
        error_messages={
            "required": "Enter the day on which it comes back",
            "invalid": "Enter the date as year, month and day, like 2026-03-09",
        },
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        first, last = today + timedelta(days=1), today + timedelta(days=LONGEST_SNOOZE_DAYS)
        self.fields["wake_on"].widget.attrs |= {"min": first.isoformat(), "max": last.isoformat()}

    def clean_wake_on(self) -> date:
        wake_on: date = self.cleaned_data["wake_on"]
        if refusal := snooze_refusal(wake_on, self.today):
            raise forms.ValidationError(refusal)
        return wake_on


class NextTryForm(VerbForm):
    """Until when a request stands aside that was tried in vain: the moment that its page proposed."""

    wake_at = forms.DateTimeField(widget=forms.HiddenInput)


class StopLinkForm(VerbForm):
    """Asks once more before every private link stops."""

    question = (
        "Stop every private link that this patient has? Nobody can open their private page with it any more."
        " The next email to the patient brings a new link, so make sure first that the address is right."
    )


class CloseForm(VerbForm):
    """The reason why a request is done with."""

    reason = ChoiceField(label="Why is it done?", noun="a reason", choices=ClosedReason.choices)

    def __init__(self, *args: Any, may_decide_suitability: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_decide_suitability:
            kept = [choice for choice in ClosedReason.choices if choice[0] != ClosedReason.NOT_SUITABLE]
            set_choices(self, "reason", kept)
