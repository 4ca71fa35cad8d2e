"""What is asked once for many requests. No version here: each request brings its own."""

from collections.abc import Sequence
from typing import Any

from django import forms

from appointments.forms.request_choices import set_choices
from appointments.forms.triage import CloseForm, SnoozeForm
from appointments.models import CannedReply
from clinic.forms import ChoiceField, ClinicForm, FreeTextField
from clinic.models import User


class BulkForm(ClinicForm):
    """No question: a press is enough."""


class PersonForm(BulkForm):
    """Who gets the requests. `people` may work on them; `me` is named as such."""

    to = ChoiceField(label="Who gets them?", noun="who gets them", widget=forms.Select)

    def __init__(self, *args: Any, people: Sequence[User], me: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in people}
        names = [(code, f"{one} (you)" if one == me else str(one)) for code, one in self.people.items()]
        set_choices(self, "to", [("", "Choose a colleague"), *names])

    def clean_to(self) -> User:
        return self.people[self.cleaned_data["to"]]


class SnoozeManyForm(SnoozeForm):
    """`today` is by the clinic's own calendar; each request is held against its location's besides."""

    version = None  # type: ignore[assignment]


class CloseManyForm(CloseForm):
    version = None  # type: ignore[assignment]


class ReplyManyForm(BulkForm):
    """Which of the clinic's own emails everybody gets. Each is filled in for its patient as it leaves."""

    reply = ChoiceField(label="Which email?", noun="an email", widget=forms.Select)

    def __init__(self, *args: Any, replies: Sequence[CannedReply], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.replies = {str(one.pk): one for one in replies}
        titles = [(code, f"{one.title} ({one.language_name})") for code, one in self.replies.items()]
        set_choices(self, "reply", [("", "Choose an email"), *titles])

    def clean_reply(self) -> CannedReply:
        return self.replies[self.cleaned_data["reply"]]


class ExportForm(ClinicForm):
    """Why a list leaves the building, and whether clinical answers leave with it."""

    reason = FreeTextField(
        200,
        rows=2,
        label="What is this list for?",
        noun="what this list is for",
        help_text="Kept with your name. No patient’s name, please.",
    )
    clinical = forms.BooleanField(
        label="With flags, PEG score and what they agreed to",
        required=False,
        help_text="Each request’s history says that its answers were exported.",
    )

    def __init__(self, *args: Any, may_export_clinical: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_export_clinical:
            del self.fields["clinical"]

    @property
    def with_clinical(self) -> bool:
        return bool(self.cleaned_data.get("clinical"))


class HandOverForm(ClinicForm):
    """Whose open work goes to whom. Only who may hand over a colleague's work is asked whose."""

    PUT_BACK = "queue"

    source = ChoiceField(label="Whose open work?", noun="whose work it is", widget=forms.Select)
    to = ChoiceField(label="Who gets it?", noun="who gets it", widget=forms.Select)

    def __init__(
        self, *args: Any, holders: Sequence[User], people: Sequence[User], me: User, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.holders = {str(one.pk): one for one in holders}
        self.people = {str(one.pk): one for one in people}

        def name(one: User) -> str:
            return f"{one} (you)" if one == me else str(one)

        held = [(code, f"{name(one)}: {getattr(one, 'held', 0)} open") for code, one in self.holders.items()]
        set_choices(self, "source", [("", "Choose a person"), *held])
        named = [(code, name(one)) for code, one in self.people.items()]
        back = [(self.PUT_BACK, "Nobody yet: back to the queue for all")]
        set_choices(self, "to", [("", "Choose a colleague"), *back, *named])

    def clean_source(self) -> User:
        return self.holders[self.cleaned_data["source"]]

    def clean_to(self) -> User | None:
        """Return who gets it, or None when it goes back to the queue."""
        return self.people.get(self.cleaned_data["to"])

    def clean(self) -> None:
        source, to = self.cleaned_data.get("source"), self.cleaned_data.get("to")
        if source and source == to:
            self.add_error("to", "Choose somebody else than the person who is away")
