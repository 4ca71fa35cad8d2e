"""Before you start: who the form is for, and what happens with the answers."""

from typing import Any, ClassVar

from crispy_forms.layout import Layout
from django.core.exceptions import ValidationError

from appointments.enums import ConsentKind
from appointments.forms.contact_details import Documents
from appointments.forms.screening.base import ScreeningForm, Stored
from appointments.forms.screening.fields import YES_NO, YesNoField
from appointments.models import ConsentDocument
from appointments.rules.screening import YesNo
from clinic.forms import AgreementField, ChoiceField, Section, TrapField
from clinic.models import ClinicSettings


class StartForm(ScreeningForm):
    """Agreement comes first, since every page after it is saved."""

    shows_documents: ClassVar = True
    passing: ClassVar = frozenset({"privacy", "website"})

    adult = ChoiceField(
        label="Are you, or is the person you help, 18 or over?", noun="an answer", choices=YES_NO, inline=True
    )
    can_come = YesNoField(label="Can you, or the person you help, come to our clinic for a visit?")
    privacy = AgreementField(
        label="I have read the privacy notice and agree to it",
        message="Tick the box if you agree to the privacy notice",
    )
    website = TrapField()

    def __init__(self, *args: Any, documents: Documents, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.documents = documents

    @classmethod
    def from_answers(cls, stored: Stored) -> dict[str, Any]:
        """The page is saved only with the box ticked, so it comes back ticked."""
        return super().from_answers(stored) | {"privacy": "adult" in stored}

    def layout(self) -> Layout:
        privacy = Section("Privacy", "privacy", text=self.documents[ConsentKind.PRIVACY].text)
        return Layout("adult", "can_come", privacy, "website")

    def clean_adult(self) -> str:
        adult: str = self.cleaned_data["adult"]
        if adult == YesNo.NO:
            raise ValidationError(
                f"Our clinic sees adults. Call us at {ClinicSettings.load().phone} for help"
            )
        return adult

    def consents(self) -> list[ConsentDocument]:
        return [self.documents[ConsentKind.PRIVACY]]
