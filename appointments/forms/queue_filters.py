"""Narrowing the queue, and keeping that under a name."""

from typing import Any, ClassVar

from django import forms

from appointments.enums import Language
from appointments.queries.queue_filters import FilterOptions
from appointments.rules.queue_filters import (
    AGES,
    CONSULTATION,
    LONGEST_NAME,
    NOWHERE,
    TOPIC,
    VISIT,
    QueueFilters,
    filters_from,
    service_code,
)
from clinic.forms import ChoiceField, ClinicForm, FreeTextField


def _choice(label: str, noun: str, **kwargs: Any) -> ChoiceField:
    unknown = {"invalid_choice": f"{label}: the address names one that is not on the list. Choose {noun}"}
    return ChoiceField(
        label=label, noun=noun, required=False, widget=forms.Select, error_messages=unknown, **kwargs
    )


class QueueFilterForm(ClinicForm):
    """It stands in the address. What is on no list is refused, never left out in silence."""

    sometimes_needed: ClassVar = frozenset({"location", "service", "language", "source", "age"})

    location = _choice("Location", "a location")
    service = _choice("What for", "what it is for")
    language = _choice("Language", "a language", choices=[("", "Any language"), *Language.choices])
    source = _choice("Page that led here", "a page")
    age = _choice("When sent", "when it was sent", choices=[("", "Any time"), *AGES.items()])

    def __init__(self, data: Any, *, options: FilterOptions) -> None:
        super().__init__(data, auto_id="filter_%s")
        lists = {
            "location": [("", "Any location"), *options.locations, (NOWHERE, "No preference")],
            "service": _services(options),
            "source": [("", "Any page"), *options.pages],
        }
        for name, choices in lists.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    @property
    def filters(self) -> QueueFilters:
        """Return what was chosen; call is_valid() first."""
        return filters_from(self.cleaned_data)

    @property
    def words(self) -> list[str]:
        """Return what is chosen in the words of the lists."""
        return [_label(self.fields[name].choices, value) for name, value in self.filters.chosen.items()]  # type: ignore[attr-defined]


def _services(options: FilterOptions) -> list[Any]:
    asked = [(service_code(TOPIC, code), label) for code, label in options.topics]
    visits = [(service_code(VISIT, code), label) for code, label in options.visits]
    groups: list[Any] = [("", "Anything"), ("Asked about", [*asked, (CONSULTATION, "Consultation")])]
    return [*groups, ("Has or had a time for", visits)] if visits else groups


def _label(choices: Any, value: str) -> str:
    flat = [
        pair for code, label in choices for pair in (label if isinstance(label, list) else [(code, label)])
    ]
    return str(dict(flat)[value])


class SaveFilterForm(ClinicForm):
    """The name is the person's own words."""

    name = FreeTextField(
        LONGEST_NAME,
        label="Name",
        noun="a name",
        widget=forms.TextInput,
        help_text="Such as “Miami, Spanish”. No patient’s name.",
    )

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())
