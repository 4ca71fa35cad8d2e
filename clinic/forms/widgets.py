"""Widgets whose markup stands in templates/crispy/clinic/kinds/."""

import datetime
from collections.abc import Collection, Iterable
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

DAY_NAMES = {
    "mon": _("Monday"),
    "tue": _("Tuesday"),
    "wed": _("Wednesday"),
    "thu": _("Thursday"),
    "fri": _("Friday"),
    "sat": _("Saturday"),
    "sun": _("Sunday"),
}
HALF_NAMES = {"am": _("Morning"), "pm": _("Afternoon")}


class DateParts(forms.MultiWidget):
    """Month, day and year in boxes of their own, in the order that the US writes them."""

    parts = ("month", "day", "year")

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        # Text, not numbers: a number box drops what it cannot read, and a month may be a word.
        super().__init__({part: forms.TextInput() for part in self.parts}, attrs)

    def decompress(self, value: Any) -> list[Any]:
        if isinstance(value, datetime.date):
            return [value.month, value.day, value.year]
        return [None, None, None]


class Answers(forms.widgets.ChoiceWidget):
    """What radio buttons and checkboxes share. Those in `apart` stand below the others.

    An answer in `opening_values` shows the fields that belong to it (layout.Reveal).
    """

    apart: tuple[str, ...] = ()
    opening_values: Collection[str] = ()

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        if str(value) in self.opening_values:
            option["attrs"]["data-opens"] = True
        return option


class Radios(Answers, forms.RadioSelect):
    """Radio buttons; `inline` puts short answers side by side, `grid` in columns of one width."""

    inline = False
    grid = False


class Scale(Radios):
    """The numbers from 0 to 10, with words for its two ends."""

    low: Any = ""
    high: Any = ""


class TimePicker(Radios):
    """Free times by day, of which the first few days are shown and the rest are folded away."""

    days_shown = 3


class ExclusiveCheckboxes(Answers, forms.CheckboxSelectMultiple):
    """Checkboxes among which those in `apart`, such as "none of these", stand alone."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        if str(value) in self.apart:
            option["attrs"]["data-exclusive"] = True
        return option


class WeekGrid(ExclusiveCheckboxes):
    """Mornings and afternoons of the week, and "any time"."""

    days: tuple[str, ...] = ("mon", "tue", "wed", "thu", "fri", "sat")


class Trap(forms.TextInput):
    """A box that people do not see and robots fill in."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"tabindex": "-1", "autocomplete": "off"} | (attrs or {}))


def week_choices(days: Iterable[str]) -> list[tuple[str, Any]]:
    """Return the choices of a week: any time, then each day's morning and afternoon."""
    halves = [
        (f"{day}-{half}", format_lazy("{} {}", DAY_NAMES[day], HALF_NAMES[half]))
        for day in days
        for half in HALF_NAMES
    ]
    return [("any", _("Any time")), *halves]
