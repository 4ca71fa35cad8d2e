"""Which year's holidays, at which locations, and which of them to add."""

from collections.abc import Sequence
from datetime import date

from django import forms

from appointments.queries.holidays import Holiday
from clinic.models import Location


class HolidayPlaceForm(forms.Form):
    """Read from the address first, and posted once more with the days."""

    year = forms.TypedChoiceField(coerce=int, widget=forms.RadioSelect)
    location = forms.ModelMultipleChoiceField(
        Location.objects.open_to_patients(),
        label="Locations",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one location."},
    )

    def __init__(self, data: object, *, this_year: int) -> None:
        initial = {"year": this_year, "location": Location.objects.open_to_patients()}
        super().__init__(data, auto_id="where_%s", initial=initial)  # type: ignore[arg-type]
        years = [(year, str(year)) for year in (this_year, this_year + 1)]
        self.fields["year"].choices = years  # type: ignore[attr-defined]


class HolidayDaysForm(forms.Form):
    """The days that are not closed yet at one of the locations. Staff tick those on which they close."""

    day = forms.MultipleChoiceField(
        label="Days",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Choose at least one day.",
            "invalid_choice": "Choose from the days on this page.",
        },
    )

    def __init__(self, data: object, *, holidays: Sequence[Holiday]) -> None:
        self.missing = [one for one in holidays if one.missing_at]
        super().__init__(data, auto_id="id_%s")  # type: ignore[arg-type]
        labels = [(one.day.isoformat(), f"{one.day:%A, %B %-d}: {one.name}") for one in self.missing]
        self.fields["day"].choices = labels  # type: ignore[attr-defined]

    def chosen(self) -> list[Holiday]:
        days = {date.fromisoformat(code) for code in self.cleaned_data["day"]}
        return [one for one in self.missing if one.day in days]
