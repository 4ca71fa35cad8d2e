"""What every page of the screening shares: answers go in and come out as codes."""

from collections.abc import Mapping
from typing import Any, ClassVar

from appointments.models import ConsentDocument
from appointments.rules.screening import ASKED_AFTER, is_asked
from clinic.forms import ClinicForm

Stored = Mapping[str, Any]


class ScreeningForm(ClinicForm):
    """One page. `stored` are the answers saved so far, of all pages, by the names of their fields.

    `shows_documents`: the page asks to agree to a text, and takes `documents`. `passing` names fields that
    are not kept.
    """

    shows_documents: ClassVar[bool] = False
    passing: ClassVar[frozenset[str]] = frozenset()
    sometimes_needed: ClassVar[frozenset[str]] = frozenset(str(name) for name in ASKED_AFTER)

    def __init__(self, *args: Any, stored: Stored | None = None, **kwargs: Any) -> None:
        self.stored = stored or {}
        kwargs.setdefault("initial", self.from_answers(self.stored))
        super().__init__(*args, **kwargs)

    @classmethod
    def from_answers(cls, stored: Stored) -> dict[str, Any]:
        """Return what this page starts with."""
        return {name: stored[name] for name in cls.base_fields if name in stored}

    def to_answers(self) -> dict[str, Any]:
        """Return the valid page as JSON can hold it. What does not apply is None, to forget it."""
        told = self.cleaned_data
        return {
            name: told[name] if is_asked(name, told) else None
            for name in self.fields
            if name not in self.passing
        }

    def clean(self) -> dict[str, Any]:
        """Ask for what an answer on the same page makes necessary."""
        cleaned = super().clean() or {}
        for name in ASKED_AFTER.keys() & self.fields.keys():
            is_empty = not cleaned.get(name) and name not in self.errors
            if is_empty and is_asked(name, cleaned):
                self.add_error(name, self.fields[name].error_messages["required"])
        return cleaned

    @property
    def shows_emergency(self) -> bool:
        """Say whether the page as it was sent must put the emergency card on top."""
        return False

    def consents(self) -> list[ConsentDocument]:
        """Return the texts that a valid page agrees to."""
        return []
