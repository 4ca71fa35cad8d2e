"""When: a free time, times of the week that suit, or a call to arrange it."""

from collections.abc import Iterable
from typing import Any, ClassVar

from crispy_forms.layout import Layout
from django.forms.utils import ErrorDict

from appointments.forms.screening.base import ScreeningForm
from clinic.forms import Reveal, TimeField, WeekField

WINDOWS, CALL = "windows", "call"
DAYS_IN_SIGHT = 3


class WhenForm(ScreeningForm):
    """`days` are the free times on offer, each day's name with the code and name of its times."""

    sometimes_needed: ClassVar = frozenset({"windows"})

    time = TimeField(
        label="Pick a time for your visit",
        noun="a time, or one of the answers below",
        extras=[
            (WINDOWS, "None of these: I will say when I could come"),
            (CALL, "Call me to arrange a time"),
        ],
    )
    windows = WeekField(label="When could you come?", noun="at least one time, or “Any time”", required=False)

    def __init__(
        self, *args: Any, days: Iterable[tuple[Any, Any]] = (), label: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["time"].label = label or self.fields["time"].label
        self.offer(days)

    def offer(self, days: Iterable[tuple[Any, Any]], *, places: int = 1) -> None:
        """Put these days in the place of those on offer; each stands there once for each of `places`."""
        time = self.fields["time"]
        if isinstance(time, TimeField):
            time.offer(days)
            time.widget.days_shown = DAYS_IN_SIGHT * places

    def refuse(self, words: str) -> None:
        """Say why the time that was picked cannot be had, and say nothing else."""
        self.is_bound = True
        self.cleaned_data = {}
        self._errors = ErrorDict({"time": self.error_class([words])})

    def layout(self) -> Layout:
        return Layout(Reveal("time", WINDOWS, "windows"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("time") == WINDOWS and not cleaned.get("windows") and "windows" not in self.errors:
            self.add_error("windows", self.fields["windows"].error_messages["required"])
        return cleaned

    def to_answers(self) -> dict[str, Any]:
        told = super().to_answers()
        return told if told["time"] == WINDOWS else told | {"windows": []}
