"""An email to a patient, as staff write it."""

from collections.abc import Sequence
from typing import Any

from django import forms

from appointments.enums import Language
from appointments.forms.triage import VerbForm
from appointments.rules.replies import LONGEST_SUBJECT, LONGEST_TEXT, names_in, subject_faults, text_faults
from clinic.forms import ChoiceField, FreeTextField

LANGUAGES = [(Language.ENGLISH.value, "English"), (Language.SPANISH.value, "Español (Spanish)")]


class ReplyForm(VerbForm):
    """The language, the subject and the text. `names` are the patient's, which no subject says."""

    language = ChoiceField(label="Language", noun="the language", choices=LANGUAGES, inline=True)
    subject = FreeTextField(
        LONGEST_SUBJECT,
        noun="the subject",
        label="Subject",
        help_text="It can be read on a locked phone: no name, and nothing about health.",
        widget=forms.TextInput(attrs={"data-counter": LONGEST_SUBJECT}),
    )
    body = FreeTextField(
        LONGEST_TEXT,
        noun="the text",
        rows=14,
        label="Text",
        help_text=(
            "An empty line starts a new paragraph. The clinic’s name, the private link and its warning are"
            " added below. Nothing clinical: an email is not private enough."
        ),
    )

    def __init__(self, *args: Any, names: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = names

    def clean_subject(self) -> str:
        subject = " ".join(self.cleaned_data["subject"].split())
        said = [f"Take “{name}” out: a subject holds no name." for name in names_in(subject, self.names)]
        return _without_faults(subject, [*subject_faults(subject), *said])

    def clean_body(self) -> str:
        body: str = self.cleaned_data["body"]
        return _without_faults(body, text_faults(body))


def _without_faults(text: str, faults: list[str]) -> str:
    if faults:
        raise forms.ValidationError(faults)
    return text
