"""Who a request is for and how to reach them: the questions that patient forms share."""

from collections.abc import Mapping
from typing import Any, ClassVar

from appointments.enums import Channel, ConsentKind, ForWhom, Language
from appointments.forms import request_choices as choices
from appointments.models import ConsentDocument
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
)
from clinic.models import ClinicSettings

Documents = Mapping[ConsentKind, ConsentDocument]


def language_field() -> ChoiceField:
    return ChoiceField(
        label="Which language would you like to speak?",
        noun="a language",
        choices=choices.LANGUAGES,
        initial=Language.ENGLISH,
    )


def language_needs_field() -> FreeTextField:
    return FreeTextField(
        200,
        rows=2,
        label="Do you need an interpreter, or help with access?",
        noun="your text",
        required=False,
        help_text="For example sign language, a wheelchair, or a quiet waiting room.",
    )


class ReachForm(ClinicForm):
    """How to reach a person. `documents` are the texts to agree to, as they are shown."""

    sometimes_needed: ClassVar[frozenset[str]] = frozenset({"phone", "email", "text_opt_in"})

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

    def __init__(self, *args: Any, documents: Documents, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.documents = documents
        self.fields["phone"].help_text = f"The clinic calls from {ClinicSettings.load().caller_number}."
        self.fields["text_opt_in"].help_text = documents[ConsentKind.TEXT_MESSAGES].text

    def clean(self) -> dict[str, Any]:
        """Ask for what an answer elsewhere makes necessary."""
        cleaned = super().clean() or {}
        self._need_a_contact(cleaned)
        return cleaned

    @property
    def takes_text_messages(self) -> bool:
        """Say whether a valid form agrees to text messages; the box counts only where texts were chosen."""
        told = self.cleaned_data
        return bool(told["text_opt_in"]) and Channel.TEXT in told["contact_channels"]

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


class ContactDetailsForm(ReachForm):
    """Start a form with these questions.

    `patient_fields` names what is the patient's own, which a helper's browser must not fill in.
    """

    patient_fields: ClassVar[tuple[str, ...]] = ("first_name", "last_name", "phone", "email", "date_of_birth")
    sometimes_needed: ClassVar = ReachForm.sometimes_needed | {"helper_name", "helper_relation"}
    field_order: tuple[str, ...] = ("for_whom", "helper_name", "helper_relation", "first_name", "last_name")

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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._keep_autofill_from_helpers()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self._need_helper(cleaned)
        return cleaned

    def _need_helper(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("for_whom") != ForWhom.OTHER:
            return
        if not self._given("helper_name"):
            self.add_error("helper_name", "Enter your own name")
        if not self._given("helper_relation"):
            self.add_error("helper_relation", "Enter how you know the person you help")

    def _keep_autofill_from_helpers(self) -> None:
        """Browsers would fill in the helper's own details where the patient's belong.

        Here for a form that comes back; static/js/helper-autofill.js while it is first filled in.
        """
        helping = self["for_whom"].value() == ForWhom.OTHER
        for name in self.patient_fields:
            field = self.fields[name]
            field.widget.attrs |= {"autocomplete": "off"} if helping else {"data-patient-detail": True}
            if helping and isinstance(field, DatePartsField):
                field.autofill = ""
