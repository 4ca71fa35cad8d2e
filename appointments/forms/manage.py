"""What the holder of a private link fills in."""

from collections.abc import Iterable
from typing import Any, ClassVar

from crispy_forms.layout import Layout

from appointments.actions.details import ContactDetails
from appointments.enums import Channel, ConsentKind, Voicemail
from appointments.forms.contact_details import ReachForm
from appointments.models import AppointmentRequest
from appointments.validators import normalize_reference
from clinic.forms import ChoiceField, ClinicForm, EmailField, NameField, Reveal, TimeField, TimePicker

# Codes stay; the words stand in the history, so none of them tells anything about health.
REASONS = [
    ("time", "The time does not suit me"),
    ("elsewhere", "I have arranged something else"),
    ("not_now", "I do not want a visit now"),
    ("untold", "I would rather not say"),
]


class MoveForm(ClinicForm):
    """One of the free times on the page."""

    time = TimeField(label="Pick a new time", noun="a time")

    def __init__(self, *args: Any, label: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if label:
            self.fields["time"].label = label

    def offer(self, days: Iterable[tuple[str, Iterable[tuple[str, str]]]], *, places: int = 1) -> None:
        """Show these days, each with the code and the name of its times; `places` share each day."""
        time = self.fields["time"]
        if isinstance(time, TimeField):
            time.widget.days_shown = TimePicker.days_shown * places
            time.offer(days)


class CancelForm(ClinicForm):
    """Why, if the person likes to say."""

    reason = ChoiceField(
        label="Would you like to tell us why?", noun="a reason", choices=REASONS, required=False
    )

    @property
    def because(self) -> str:
        """Return the words that a valid form puts in the history, or ""."""
        return dict(REASONS).get(self.cleaned_data["reason"], "")


class DetailsForm(ReachForm):
    """How the clinic reaches the person, as it is known now."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].help_text = "Our notes and reminders go there."

    def layout(self) -> Layout:
        return Layout("phone", "email", Reveal("contact_channels", "text", "text_opt_in"), "voicemail")

    @staticmethod
    def known(request: AppointmentRequest) -> dict[str, Any]:
        """Return what the form starts with. Whoever chose texts has agreed to them already."""
        return {
            "phone": request.spoken_phone if request.phone else "",
            "email": request.email,
            "contact_channels": request.contact_channels,
            "text_opt_in": Channel.TEXT in request.contact_channels,
            "voicemail": request.voicemail,
        }

    def details(self) -> ContactDetails:
        """Return the valid form as the action takes it."""
        told = self.cleaned_data
        agreed = [self.documents[ConsentKind.TEXT_MESSAGES]] if self.takes_text_messages else []
        return ContactDetails(
            phone=told["phone"],
            email=told["email"],
            contact_channels=told["contact_channels"],
            voicemail=Voicemail(told["voicemail"]),
            consents=agreed,
        )


class NewLinkForm(ClinicForm):
    """Where the link goes."""

    sometimes_needed: ClassVar[frozenset[str]] = frozenset()

    email = EmailField(
        label="Email address",
        noun="an email address",
        help_text="The one that you gave us with your request.",
    )
    reference = NameField(
        label="Reference",
        noun="the reference",
        required=False,
        help_text="If you have it at hand. It looks like R-7KQ4-M2XP.",
    )

    def clean_reference(self) -> str:
        typed = self.cleaned_data["reference"]
        return normalize_reference(typed) if typed else ""
