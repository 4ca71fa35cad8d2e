"""Request An Appointment: the short form, as FORMS.md asks for it."""

from typing import Any, ClassVar

from crispy_forms.layout import Layout

from appointments.actions.requests import RequestAnswers
from appointments.enums import ConsentKind, ForWhom, Language, Voicemail
from appointments.forms import request_choices as choices
from appointments.forms.contact_details import ContactDetailsForm, language_field, language_needs_field
from appointments.models import ConsentDocument, RequestTopic
from clinic.forms import (
    AgreementField,
    ChoiceField,
    DatePartsField,
    FreeTextField,
    Reveal,
    Section,
    TrapField,
    WeekField,
)
from clinic.models import Location


class RequestForm(ContactDetailsForm):
    """The questions in order. `documents` are the texts to agree to, as this person was shown them."""

    sometimes_needed: ClassVar = ContactDetailsForm.sometimes_needed | {"date_of_birth"}

    been_before = ChoiceField(
        label="Have you been to our clinic before?",
        noun="whether you have been here before",
        choices=choices.YES_NO,
        inline=True,
    )
    date_of_birth = DatePartsField(
        label="Date of birth",
        noun="the date of birth",
        autofill="bday",
        required=False,
        help_text="We use it only to find your record. For example, 4 27 1958.",
        earliest=choices.longest_life_ago,
        latest=choices.today,
        too_early="Check the year of birth",
        too_late="A date of birth must be in the past",
    )
    topic = ChoiceField(label="What is it about?", noun="what it is about")
    location = ChoiceField(label="Which location?", noun="a location, or “No preference”")
    windows = WeekField(label="When could you come?", noun="at least one time, or “Any time”")
    earliest_on = DatePartsField(
        label="Earliest date",
        noun="the earliest date",
        required=False,
        help_text="Leave it empty if we may offer the first free time.",
        earliest=choices.today,
        latest=choices.a_year_from_now,
        too_early="The earliest date cannot be in the past",
        too_late="The earliest date must be within a year from now",
    )
    comment = FreeTextField(
        500,
        label="Anything that helps us to arrange this?",
        noun="your text",
        required=False,
        help_text="Please leave medical details out. You can tell them to a nurse in private.",
    )
    language = language_field()
    language_needs = language_needs_field()
    privacy = AgreementField(
        label="I have read the privacy notice and agree to it",
        message="Tick the box if you agree to the privacy notice",
    )
    marketing = AgreementField(
        label="Send me news from the clinic by email, a few times a year", required=False
    )
    website = TrapField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.locations = list(Location.objects.open_to_patients())
        choices.set_choices(self, "topic", choices.topic_choices())
        self.fields["marketing"].help_text = self.documents[ConsentKind.MARKETING].text
        self.fields["windows"].help_text = self._zone_hint()
        self._offer_locations()

    def layout(self) -> Layout:
        return Layout(
            Section("Who it is for", Reveal("for_whom", "other", "helper_name", "helper_relation")),
            Section("Name and contact", "first_name", "last_name", "phone", "email"),
            Section(
                "How to reach you",
                Reveal("contact_channels", "text", "text_opt_in"),
                "voicemail",
            ),
            Section("Your visit", Reveal("been_before", "yes", "date_of_birth"), "topic"),
            Section("Place and time", *self._place_and_time()),
            Section("To help us prepare", "language", "language_needs", "comment"),
            Section("Privacy", "privacy", "marketing", text=self.documents[ConsentKind.PRIVACY].text),
            "website",
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("been_before") == "yes" and not self._given("date_of_birth"):
            self.add_error("date_of_birth", "Enter the date of birth, so that we can find your record")
        return cleaned

    def answers(self) -> RequestAnswers:
        """Return the valid form as the action takes it; what no longer applies is left out."""
        told = self.cleaned_data
        helping, returning = told["for_whom"] == ForWhom.OTHER, told["been_before"] == "yes"
        windows = [code for code in told["windows"] if code != "any"]
        return RequestAnswers(
            for_whom=ForWhom(told["for_whom"]),
            helper_name=told["helper_name"] if helping else "",
            helper_relation=told["helper_relation"] if helping else "",
            first_name=told["first_name"],
            last_name=told["last_name"],
            phone=told["phone"],
            email=told["email"],
            contact_channels=told["contact_channels"],
            voicemail=Voicemail(told["voicemail"]),
            been_before=returning,
            date_of_birth=told["date_of_birth"] if returning else None,
            topic=RequestTopic.objects.get(code=told["topic"]),
            location=self.chosen_location(),
            any_time=not windows,
            windows=windows,
            earliest_on=told["earliest_on"],
            comment=told["comment"],
            language=Language(told["language"]),
            language_needs=told["language_needs"],
            consents=self._consents(),
        )

    def chosen_location(self) -> Location | None:
        """Return the location that was chosen, the only one there is, or None for no preference."""
        if "location" not in self.fields:
            return self.locations[0] if self.locations else None
        chosen = self.cleaned_data["location"]
        return next((location for location in self.locations if str(location.pk) == chosen), None)

    def _consents(self) -> list[ConsentDocument]:
        told = self.cleaned_data
        agreed = {
            ConsentKind.PRIVACY: told["privacy"],
            ConsentKind.TEXT_MESSAGES: self.takes_text_messages,
            ConsentKind.MARKETING: told["marketing"],
        }
        return [self.documents[kind] for kind, yes in agreed.items() if yes]

    def _place_and_time(self) -> list[str]:
        return [name for name in ("location", "windows", "earliest_on") if name in self.fields]

    def _offer_locations(self) -> None:
        if len(self.locations) > 1:
            choices.set_choices(self, "location", choices.location_choices(self.locations))
        else:
            del self.fields["location"]

    def _zone_hint(self) -> str:
        zones = dict.fromkeys(location.get_time_zone_display() for location in self.locations)
        where = "the local time of the location you choose" if len(zones) > 1 else next(iter(zones), "")
        named = f" ({', '.join(zones)})" if len(zones) > 1 else ""
        return f"Times are in {where}{named}." if where else ""
