"""Request An Appointment: the short form, as FORMS.md asks for it."""

from collections.abc import Mapping
from typing import Any, ClassVar

from crispy_forms.layout import Layout

from appointments.actions.requests import RequestAnswers
from appointments.enums import Channel, ConsentKind, ForWhom, Language, Voicemail
from appointments.forms import request_choices as choices
from appointments.models import ConsentDocument, RequestTopic
from clinic.forms import (
    AgreementField,
    ChoiceField,
    ClinicForm,
    DatePartsField,
    EmailField,
    FreeTextField,
    MultipleChoiceField,
    NameField,
    PhoneField,
    Reveal,
    Section,
    TrapField,
    WeekField,
)
from clinic.models import ClinicSettings, Location

Documents = Mapping[ConsentKind, ConsentDocument]
PATIENT_FIELDS = ("first_name", "last_name", "phone", "email", "date_of_birth")


class RequestForm(ClinicForm):
    """The questions in order. `documents` are the texts to agree to, as this person was shown them."""

    sometimes_needed: ClassVar = frozenset(
        {"helper_name", "helper_relation", "phone", "email", "text_opt_in", "date_of_birth"}
    )

    for_whom = ChoiceField(
        label="Who is this request for?", noun="who this is for", choices=choices.FOR_WHOM, inline=True
    )
    helper_name = NameField(label="Your own name", noun="your own name", autocomplete="name", required=False)
    helper_relation = NameField(
        label="How do you know the person you help?",
        noun="how you know the person",
        required=False,
        help_text="Such as daughter, friend or nurse.",
    )
    first_name = NameField(label="First name", noun="the first name", autocomplete="given-name")
    last_name = NameField(label="Last name", noun="the last name", autocomplete="family-name")
    phone = PhoneField(label="Phone number", noun="a phone number", required=False)
    email = EmailField(
        label="Email address",
        noun="an email address",
        required=False,
        help_text="We send a short note there that your request has reached us.",
    )
    contact_channels = MultipleChoiceField(
        label="How may we reach you?",
        noun="at least one way to reach you",
        choices=choices.CHANNELS,
        help_text="Choose all that suit you.",
    )
    text_opt_in = AgreementField(label="Yes, you may send text messages about this request", required=False)
    voicemail = ChoiceField(
        label="If nobody picks up, may we leave a message?",
        noun="whether we may leave a message",
        choices=choices.VOICEMAIL,
    )
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
    language = ChoiceField(
        label="Which language would you like to speak?",
        noun="a language",
        choices=choices.LANGUAGES,
        initial=Language.ENGLISH,
    )
    language_needs = FreeTextField(
        200,
        rows=2,
        label="Do you need an interpreter, or help with access?",
        noun="your text",
        required=False,
        help_text="For example sign language, a wheelchair, or a quiet waiting room.",
    )
    privacy = AgreementField(
        label="I have read the privacy notice and agree to it",
        message="Tick the box if you agree to the privacy notice",
    )
    marketing = AgreementField(
        label="Send me news from the clinic by email, a few times a year", required=False
    )
    website = TrapField()

    def __init__(self, *args: Any, documents: Documents, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.documents = documents
        self.locations = list(Location.objects.open_to_patients())
        choices.set_choices(self, "topic", choices.topic_choices())
        self.fields["phone"].help_text = f"The clinic calls from {ClinicSettings.load().caller_number}."
        self.fields["text_opt_in"].help_text = documents[ConsentKind.TEXT_MESSAGES].text
        self.fields["marketing"].help_text = documents[ConsentKind.MARKETING].text
        self.fields["windows"].help_text = self._zone_hint()
        self._offer_locations()
        self._keep_autofill_from_helpers()

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
        """Ask for what an answer elsewhere makes necessary."""
        cleaned = super().clean() or {}
        self._need_helper(cleaned)
        self._need_a_contact(cleaned)
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
            ConsentKind.TEXT_MESSAGES: told["text_opt_in"] and Channel.TEXT in told["contact_channels"],
            ConsentKind.MARKETING: told["marketing"],
        }
        return [self.documents[kind] for kind, yes in agreed.items() if yes]

    def _need_helper(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("for_whom") != ForWhom.OTHER:
            return
        if not self._given("helper_name"):
            self.add_error("helper_name", "Enter your own name")
        if not self._given("helper_relation"):
            self.add_error("helper_relation", "Enter how you know the person you help")

    def _need_a_contact(self, cleaned: dict[str, Any]) -> None:
        channels = cleaned.get("contact_channels") or []
        has_phone, has_email = self._given("phone"), self._given("email")
        if not has_phone and not has_email:
            self.add_error("phone", "Enter a phone number or an email address, so that we can reach you")
        elif not has_phone and {Channel.CALL, Channel.TEXT} & set(channels):
            self.add_error("phone", "Enter a phone number, or choose email alone as the way to reach you")
        elif not has_email and Channel.EMAIL in channels:
            self.add_error("email", "Enter an email address, or choose another way to reach you")
        if Channel.TEXT in channels and not cleaned.get("text_opt_in"):
            self.add_error(
                "text_opt_in", "Tick the box to get text messages, or choose another way to reach you"
            )

    def _given(self, name: str) -> bool:
        """Say whether a field was filled in; one that was filled in badly has its own error already."""
        return bool(self.cleaned_data.get(name)) or name in self.errors

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

    def _keep_autofill_from_helpers(self) -> None:
        """Browsers would fill in the helper's own details where the patient's belong.

        Here for a form that comes back; static/js/helper-autofill.js while it is first filled in.
        """
        helping = self.data.get("for_whom") == ForWhom.OTHER
        for name in PATIENT_FIELDS:
            field = self.fields[name]
            field.widget.attrs |= {"autocomplete": "off"} if helping else {"data-patient-detail": True}
            if helping and isinstance(field, DatePartsField):
                field.autofill = ""
