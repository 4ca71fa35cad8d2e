"""Who the patient is, and how to reach them."""

from datetime import date
from typing import Any, ClassVar

from crispy_forms.layout import Layout
from django.utils import timezone

from appointments.enums import ConsentKind, ForWhom
from appointments.forms import request_choices as choices
from appointments.forms.contact_details import ContactDetailsForm
from appointments.forms.screening.base import ScreeningForm, Stored
from appointments.models import ConsentDocument
from appointments.rules.ages import ADULT, OLDEST, VERY_OLD, age_on
from appointments.rules.screening import YesNo
from clinic.forms import AgreementField, ChoiceField, DatePartsField, NameField, Reveal, Section, ZipCodeField

UNDER_AGE = (
    "By this date of birth, the patient is under 18, but the first page says 18 or over. Check the date, or"
    " call us if it is right"
)


class YouForm(ScreeningForm, ContactDetailsForm):
    """Names, date of birth, contact and helper."""

    shows_documents: ClassVar = True
    passing: ClassVar = frozenset({"age_confirmed"})
    sometimes_needed: ClassVar = ContactDetailsForm.sometimes_needed | {"age_confirmed"}
    patient_fields: ClassVar = (*ContactDetailsForm.patient_fields, "name_to_use", "postal_code")
    field_order = (
        *("for_whom", "helper_name", "helper_relation", "first_name", "last_name", "name_to_use"),
        *("date_of_birth", "age_confirmed", "phone", "email", "postal_code"),
    )

    for_whom = ChoiceField(
        label="Who is this consultation for?", noun="who this is for", choices=choices.FOR_WHOM, inline=True
    )
    first_name = NameField(label="Legal first name", noun="the first name", autocomplete="given-name")
    last_name = NameField(label="Legal last name", noun="the last name", autocomplete="family-name")
    name_to_use = NameField(
        label="Name to use",
        noun="the name to use",
        autocomplete="nickname",
        required=False,
        help_text="What we should say, if it is not the legal first name.",
    )
    date_of_birth = DatePartsField(
        label="Date of birth",
        noun="the date of birth",
        autofill="bday",
        help_text="For example, 4 27 1958.",
        latest=choices.today,
        too_late="A date of birth must be in the past",
    )
    age_confirmed = AgreementField(label="Yes, that date of birth is right", required=False)
    postal_code = ZipCodeField(label="ZIP code", noun="the ZIP code")

    @classmethod
    def from_answers(cls, stored: Stored) -> dict[str, Any]:
        """A date of birth comes back as a date; whoever is over 100 has been asked already."""
        initial = super().from_answers(stored)
        if initial.get("date_of_birth"):
            born_on = date.fromisoformat(initial["date_of_birth"])
            initial |= {"date_of_birth": born_on, "age_confirmed": _age(born_on) > VERY_OLD}
        return initial

    def to_answers(self) -> dict[str, Any]:
        told = super().to_answers()
        helper = {} if told["for_whom"] == ForWhom.OTHER else {"helper_name": "", "helper_relation": ""}
        return (
            told
            | helper
            | {
                "date_of_birth": told["date_of_birth"].isoformat(),
                "text_opt_in": self.takes_text_messages,
            }
        )

    def layout(self) -> Layout:
        age = ["age_confirmed"] if self._is_very_old else []
        return Layout(
            Section("Who it is for", Reveal("for_whom", "other", "helper_name", "helper_relation")),
            Section(
                "Name and date of birth", "first_name", "last_name", "name_to_use", "date_of_birth", *age
            ),
            Section("How to reach you", "phone", "email", "postal_code"),
            Section("What suits you", Reveal("contact_channels", "text", "text_opt_in"), "voicemail"),
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        born_on = cleaned.get("date_of_birth")
        if born_on and born_on <= choices.today():
            self._check_age(_age(born_on), confirmed=bool(cleaned.get("age_confirmed")))
        return cleaned

    def consents(self) -> list[ConsentDocument]:
        return [self.documents[ConsentKind.TEXT_MESSAGES]] if self.takes_text_messages else []

    def _check_age(self, age: int, *, confirmed: bool) -> None:
        if age > OLDEST:
            self.add_error("date_of_birth", "Check the year of birth")
        elif age > VERY_OLD and not confirmed:
            self.add_error(
                "age_confirmed", "You typed an age over 100. Is that right? Tick the box, or change the date"
            )
        elif age < ADULT:
            said_adult = self.stored.get("adult") == YesNo.YES
            self.add_error(
                "date_of_birth", UNDER_AGE if said_adult else "Our clinic sees people who are 18 or over"
            )

    @property
    def _is_very_old(self) -> bool:
        """Say whether the date in sight is one to ask about."""
        told = self.cleaned_data if self.is_bound and self.errors is not None else self.initial
        born_on = told.get("date_of_birth")
        return born_on is not None and VERY_OLD < _age(born_on) <= OLDEST


def _age(born_on: date) -> int:
    return age_on(timezone.localdate(), born_on=born_on)
