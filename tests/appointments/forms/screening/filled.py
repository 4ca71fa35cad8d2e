"""A whole screening, page by page, as a browser posts it."""

from typing import Any

from django.http import QueryDict

from appointments.forms.documents import documents_in_force
from appointments.forms.screening.base import ScreeningForm
from appointments.forms.screening.pages import BY_SLUG

DAYS = [("Monday, March 2", [("0302-0900", "9:00 am"), ("0302-0940", "9:40 am")])]

POSTED: dict[str, dict[str, Any]] = {
    "start": {"adult": "yes", "can_come": "yes", "privacy": "on"},
    "you": {
        "for_whom": "other",
        "helper_name": "Teodoro",
        "helper_relation": "brother",
        "first_name": "Ada",
        "last_name": "Sample",
        "name_to_use": "Addie",
        "date_of_birth_month": "4",
        "date_of_birth_day": "27",
        "date_of_birth_year": "1958",
        "phone": "(305) 555-0123",
        "email": "ada@mail.example",
        "postal_code": "33130",
        "contact_channels": ["call", "text"],
        "text_opt_in": "on",
        "voicemail": "no",
    },
    "part-1": {
        "pain_kinds": ["crps", "nerve"],
        "pain_areas": ["hand", "arm"],
        "pain_duration": "1_to_5_years",
        "pain_diagnosed_by": "pain_specialist",
    },
    "part-2": {"peg_pain": "7", "peg_enjoyment": "8", "peg_activity": "0"},
    "part-3": {
        "tried_physical_therapy": "helped",
        "tried_anti_inflammatories": "no_help",
        "tried_nerve_medicines": "side_effects",
        "tried_antidepressants": "not_tried",
        "tried_opioids": "unsure",
        "tried_injections": "by_phone",
        "tried_stimulator": "not_tried",
        "tried_surgery": "not_tried",
        "tried_psychological_therapy": "helped",
        "tried_ketamine": "helped",
        "ketamine_form": ["infusion", "nose_spray"],
        "ketamine_reaction": "no",
    },
    "part-4": {"chest_pain_now": "no", "heart": ["rhythm", "stroke"]},
    "part-5": {"pregnancy": ["does_not_apply"]},
    "part-6": {"mind": ["none"], "hearing_or_seeing_now": "no"},
    "part-7": {"liver": "no", "head": ["none"], "eyes": "unsure"},
    "part-8": {"lungs": ["sleep_apnea"], "bladder": ["none"], "other_conditions": ["by_phone"]},
    "part-9": {"substance_use": "in_treatment"},
    "part-10": {"allergy": ["none"]},
    "part-11": {"medicine_list": "typed", "medicines": "Aspirin\nInsulin", "medicine_kinds": ["none"]},
    "part-12": {"ride_home": "yes"},
    "practical": {"language": "es", "language_needs": "A ramp", "payment": "self_pay"},
    "time": {"time": "windows", "windows": ["mon-am", "wed-pm"]},
}


def form_of(slug: str, *, stored: dict[str, Any] | None = None, **changes: Any) -> ScreeningForm:
    """Return a page's form with usual answers in it; a change of None leaves one out."""
    posted = POSTED[slug] | changes
    data = QueryDict(mutable=True)
    for name, value in posted.items():
        if value is not None:
            data.setlist(name, value if isinstance(value, list) else [value])
    return _form(slug, stored or {}, data)


def blank_form(slug: str, stored: dict[str, Any] | None = None) -> ScreeningForm:
    """Return a page's form as it is opened."""
    return _form(slug, stored or {})


def errors_of(slug: str, **changes: Any) -> dict[str, list[str]]:
    """Return what is wrong with a page, by field."""
    return {
        name: [str(message) for message in found] for name, found in form_of(slug, **changes).errors.items()
    }


def stored_answers(**changes: Any) -> dict[str, Any]:
    """Return what all pages together store."""
    stored: dict[str, Any] = {}
    for slug in POSTED:
        form = form_of(slug, stored=stored)
        assert form.is_valid(), (slug, form.errors)
        stored |= form.to_answers()
    return stored | changes


def _form(slug: str, stored: dict[str, Any], *args: Any) -> ScreeningForm:
    times = {"days": DAYS} if slug == "time" else {}
    return BY_SLUG[slug].form(*args, stored=stored, documents=documents_in_force(), **times)
