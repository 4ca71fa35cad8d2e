"""The days that the managers' numbers are asked for. It is read from the address."""

from datetime import date, timedelta
from typing import Any

from django import forms

from appointments.rules.numbers import MOST_DAYS, DateRange

FIRST_DAY = date(2000, 1, 1)
WRONG = "Enter a date such as 2026-03-31."


class RangeForm(forms.Form):
    """Two days. What is no day stays in its field as it was typed."""

    first = forms.DateField(label="From", error_messages={"invalid": WRONG, "required": WRONG})
    last = forms.DateField(label="To", error_messages={"invalid": WRONG, "required": WRONG})

    def __init__(self, data: Any, *, today: date) -> None:
        super().__init__(data, auto_id="range_%s", label_suffix="")
        self.last_day = today + timedelta(days=MOST_DAYS)
        for name in self.fields:
            self.fields[name].widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})

    @property
    def span(self) -> DateRange:
        return DateRange(self.cleaned_data["first"], self.cleaned_data["last"])

    def clean_first(self) -> date:
        return self._known_day("first")

    def clean_last(self) -> date:
        return self._known_day("last")

    def clean(self) -> None:
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if not first or not last:
            return
        if last < first:
            self.add_error("last", "The last day must not be before the first.")
        elif DateRange(first, last).length > MOST_DAYS:
            self.add_error("last", f"Choose {MOST_DAYS} days at most.")

    def add_error(self, field: str | None, error: Any) -> None:
        """Show a field with an error as plain text: a date picker would hide what was typed."""
        super().add_error(field, error)
        if field:
            self.fields[field].widget.input_type = "text"

    def _known_day(self, name: str) -> date:
        day: date = self.cleaned_data[name]
        if not FIRST_DAY <= day <= self.last_day:
            raise forms.ValidationError(
                f"Choose a day from {FIRST_DAY:%Y-%m-%d} to {self.last_day:%Y-%m-%d}."
            )
        return day
