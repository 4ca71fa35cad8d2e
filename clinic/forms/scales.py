"""A number from 0 to 10, and a time out of those that are free: radios with an order of their own."""

from collections.abc import Iterable
from typing import Any

from clinic.forms.choices import ChoiceField
from clinic.forms.text import Text
from clinic.forms.widgets import Scale, TimePicker

Choices = Iterable[tuple[str, Any]]
POINTS = tuple(str(point) for point in range(11))


class ScaleField(ChoiceField):
    """How much, from 0 to 10. `low` and `high` say what the two ends mean ("no pain").

    Its value is the number, the code of an answer in `extras` ("I'd rather say by phone"), or None.
    """

    widget = Scale

    def __init__(self, *, low: Text, high: Text, extras: Choices = (), **kwargs: Any) -> None:
        extras = list(extras)
        choices = [*((point, point) for point in POINTS), *extras]
        super().__init__(choices=choices, apart=[code for code, _ in extras], **kwargs)
        self.widget.low, self.widget.high = low, high

    def clean(self, value: Any) -> int | str | None:
        code = super().clean(value)
        return int(code) if code in POINTS else code or None


class TimeField(ChoiceField):
    """One of the free times. Its value is the code of the time, or of an answer in `extras`.

    `days` are pairs of a day's name and its times, each a code and a name. The first `days_shown` are in
    sight. A form that learns its times when it is opened calls `offer`.
    """

    widget = TimePicker

    def __init__(
        self,
        *,
        days: Iterable[tuple[Any, Choices]] = (),
        extras: Choices = (),
        days_shown: int = TimePicker.days_shown,
        **kwargs: Any,
    ) -> None:
        self.extras = list(extras)
        super().__init__(apart=[code for code, _ in self.extras], **kwargs)
        self.widget.days_shown = days_shown
        self.offer(days)

    def offer(self, days: Iterable[tuple[Any, Choices]]) -> None:
        """Put these days in the place of those on offer."""
        self.choices = [*((label, list(times)) for label, times in days), *self.extras]
