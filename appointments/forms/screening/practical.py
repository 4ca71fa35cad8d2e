"""Language, access and payment: what the front desk needs to arrange the visit."""

from dataclasses import dataclass

from appointments.enums import Payment
from appointments.forms.contact_details import language_field, language_needs_field
from appointments.forms.screening.base import ScreeningForm, Stored
from clinic.forms import ChoiceField


@dataclass(frozen=True)
class Practicalities:
    """The page's answers."""

    language: str
    language_needs: str
    payment: str

    @classmethod
    def from_stored(cls, stored: Stored) -> "Practicalities":
        """Return the answers that an answered page has stored."""
        return cls(stored["language"], stored["language_needs"], stored["payment"])


class PracticalForm(ScreeningForm):
    language = language_field()
    language_needs = language_needs_field()
    payment = ChoiceField(
        label="How would you like to pay?",
        noun="how you would like to pay",
        choices=Payment.choices,
        help_text="Just the choice. We ask for no numbers here.",
    )
