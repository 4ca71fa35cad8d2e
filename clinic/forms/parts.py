"""The pieces of a field that is more than one input, as the templates take them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from clinic.forms.widgets import DAY_NAMES, HALF_NAMES

BOX_LABELS = {"month": _("Month"), "day": _("Day"), "year": _("Year")}
Options = Mapping[str, Any]  # The code of each answer, and its input


@dataclass(frozen=True)
class Box:
    """One of the three boxes of a date."""

    part: str
    name: str
    id: str
    value: Any
    autocomplete: str
    invalid: bool

    @property
    def label(self) -> Any:
        return BOX_LABELS[self.part]


@dataclass(frozen=True)
class WeekDay:
    """One day of a week grid: its name, and a (name of half, checkbox) pair for each half."""

    label: Any
    halves: list[tuple[Any, Any]]


@dataclass(frozen=True)
class TimesOfDay:
    """One day of a time picker, and the radios of its free times."""

    label: Any
    options: list[Any]

    @property
    def has_choice(self) -> bool:
        return any(option.data["selected"] for option in self.options)


def week_days(days: tuple[str, ...], options: Options) -> list[WeekDay]:
    """Return the rows of a week grid."""
    return [
        WeekDay(DAY_NAMES[day], [(name, options[f"{day}-{half}"]) for half, name in HALF_NAMES.items()])
        for day in days
    ]


def times_by_day(choices: Any, options: Options) -> list[TimesOfDay]:
    """Return the days of a time picker that have a time; a choice outside of any day is left out."""
    return [
        TimesOfDay(label, [options[str(code)] for code, _ in times])
        for label, times in choices
        if isinstance(times, list | tuple) and times
    ]
