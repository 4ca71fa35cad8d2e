"""The pages of the screening, in order. A slug is part of an address, so it tells nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from appointments.forms.contact_details import Documents
from appointments.forms.screening.base import ScreeningForm, Stored
from appointments.forms.screening.habits import AlcoholForm, AllergyForm, HomeForm, MedicinesForm
from appointments.forms.screening.heart import HeartForm
from appointments.forms.screening.pain import PainForm, PegForm
from appointments.forms.screening.practical import PracticalForm
from appointments.forms.screening.safety import BodyForm, HeadForm, MindForm, PregnancyForm
from appointments.forms.screening.start import StartForm
from appointments.forms.screening.tried import TriedForm
from appointments.forms.screening.when import WhenForm
from appointments.forms.screening.you import YouForm

CHECK = "check"


class Holds(StrEnum):
    """Where a page's answers belong: with the request, or with the screening alone."""

    CONTACT = "contact"
    CLINICAL = "clinical"
    TIME = "time"


@dataclass(frozen=True)
class Page:
    """One page. `intro` names the words before its questions (templates/appointments/screening/intro/)."""

    slug: str
    title: str
    form_class: type[ScreeningForm]
    holds: Holds = Holds.CLINICAL
    intro: str = ""

    @property
    def intro_template(self) -> str:
        return f"appointments/screening/intro/{self.intro}.html" if self.intro else ""

    @property
    def is_first(self) -> bool:
        return self.slug == PAGES[0].slug

    def form(self, *args: Any, stored: Stored, documents: Documents, **kwargs: Any) -> ScreeningForm:
        """Return the page's form; `args` are what was posted, if anything."""
        if self.form_class.shows_documents:
            kwargs["documents"] = documents
        return self.form_class(*args, stored=stored, **kwargs)

    def is_answered(self, stored: Stored) -> bool:
        """Say whether the page has been saved."""
        return any(name in stored for name in self.form_class.base_fields)


PAGES = (
    Page("start", "Before you start", StartForm, intro="start"),
    Page("you", "About the patient", YouForm, Holds.CONTACT),
    Page("part-1", "The pain", PainForm),
    Page("part-2", "The past week", PegForm),
    Page("part-3", "What has been tried", TriedForm, intro="tried"),
    Page("part-4", "Heart and blood pressure", HeartForm, intro="safety"),
    Page("part-5", "Pregnancy", PregnancyForm),
    Page("part-6", "Mind and mood", MindForm, intro="mind"),
    Page("part-7", "Liver, head and eyes", HeadForm),
    Page("part-8", "Sleep, bladder and more", BodyForm),
    Page("part-9", "Alcohol and drugs", AlcoholForm),
    Page("part-10", "Allergies", AllergyForm),
    Page("part-11", "Medicines", MedicinesForm),
    Page("part-12", "The way home", HomeForm),
    Page("practical", "Practical things", PracticalForm, Holds.CONTACT),
    Page("time", "When to come", WhenForm, Holds.TIME),
)
BY_SLUG: Mapping[str, Page] = {page.slug: page for page in PAGES}


def pages_of(*, asks_peg: bool = True) -> list[Page]:
    """Return the pages in order; a setting of the clinic leaves the PEG items out."""
    return [page for page in PAGES if asks_peg or page.form_class is not PegForm]


def first_unanswered(pages: list[Page], stored: Stored) -> Page | None:
    """Return where somebody who comes back goes on, or None when everything is answered."""
    return next((page for page in pages if not page.is_answered(stored)), None)
