"""What the template pack asks of a field that it shows."""

from functools import cached_property
from typing import Any

from django import forms
from django.forms.boundfield import BoundField, BoundWidget
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString

from clinic.forms.kinds import GROUPS, UNSEEN, kind_of
from clinic.forms.parts import Box, TimesOfDay, WeekDay, times_by_day, week_days
from clinic.forms.widgets import DateParts


class Answer(BoundWidget):
    """One radio button or checkbox of a list.

    Django renders each through two templates of its own; for the forty answers of a form that was a third
    of the time the page took.
    """

    def tag(self, wrap_label: bool = False) -> SafeString:
        shown = {"type": self.data["type"], "name": self.data["name"], "value": str(self.data["value"])}
        return format_html("<input{}>", flatatt(shown | self.data["attrs"]))


class ClinicBoundField(BoundField):
    """A field with the ids, the kind and the parts that templates/crispy/clinic/field.html needs."""

    @property
    def kind(self) -> str:
        return kind_of(self.field.widget)

    @property
    def is_group(self) -> bool:
        """Say whether the field is several inputs, which a fieldset holds together."""
        return self.kind in GROUPS

    @property
    def hint_id(self) -> str:
        return f"{self.auto_id}-hint"

    @property
    def error_id(self) -> str:
        return f"{self.auto_id}-error"

    @property
    def count_id(self) -> str:
        return f"{self.auto_id}-count"

    @property
    def ends_id(self) -> str:
        return f"{self.auto_id}-ends"

    @property
    def marks_optional(self) -> bool:
        sometimes_needed = getattr(self.form, "sometimes_needed", ())
        return not self.field.required and self.kind not in UNSEEN and self.name not in sometimes_needed

    @property
    def character_limit(self) -> int | None:
        return getattr(self.field, "character_limit", None)

    @property
    def aria_describedby(self) -> str | None:
        """Return the ids of the texts that belong to the input, in reading order."""
        if self.field.widget.attrs.get("aria-describedby"):
            return None
        ids = [
            self.hint_id if self.help_text else "",
            self.error_id if self.errors else "",
            self.count_id if self.character_limit else "",
            self.ends_id if self.kind == "scale" else "",
        ]
        return " ".join(filter(None, ids)) if self.auto_id and self.kind not in UNSEEN else ""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Return the input's attributes; in a group it is the question that is wrong, not each answer."""
        built = super().build_widget_attrs(attrs, widget)
        if self.is_group:
            built.pop("aria-invalid", None)
        return built

    @property
    def href(self) -> str:
        """Return the address of the first input that needs attention, or "" where none is shown."""
        if self.kind in UNSEEN:
            return ""
        if self.kind == "date_parts":
            return "#" + next((box.id for box in self.boxes if box.invalid), self.boxes[0].id)
        if not self.is_group:
            return f"#{self.auto_id}"
        first = next(iter(self._options_as_shown), None)
        return f"#{first.id_for_label}" if first else f"#field_{self.html_name}"

    @property
    def main_options(self) -> list[Any]:
        """Return the answers of a list, without those that stand apart below it."""
        return [option for option in self._answers if not self._stands_apart(option)]

    @property
    def apart_options(self) -> list[Any]:
        """Return "none of these", "I'm not sure" and their like."""
        return [option for option in self._answers if self._stands_apart(option)]

    @cached_property
    def _answers(self) -> list[Answer]:
        return [Answer(found.parent_widget, found.data, found.renderer) for found in self.subwidgets]

    def _stands_apart(self, option: Any) -> bool:
        return str(option.data["value"]) in getattr(self.field.widget, "apart", ())

    @property
    def _options_as_shown(self) -> list[Any]:
        """Return all answers from top to bottom. A week starts with "any time"."""
        if self.kind == "week_grid":
            return [*self.apart_options, *self.main_options]
        return [*self.main_options, *self.apart_options]

    @property
    def week_days(self) -> list[WeekDay]:
        return week_days(self.field.widget.days, self._options)

    @property
    def first_days(self) -> list[TimesOfDay]:
        """Return the days of a time picker that are shown at once."""
        return self._times[: self.field.widget.days_shown]

    @property
    def later_days(self) -> list[TimesOfDay]:
        """Return the days that are folded away."""
        return self._times[self.field.widget.days_shown :]

    @property
    def shows_later_days(self) -> bool:
        """Say whether the folded days stand open, because the chosen time is one of theirs."""
        return any(day.has_choice for day in self.later_days)

    @property
    def _times(self) -> list[TimesOfDay]:
        return times_by_day(self.field.widget.choices, self._options)

    @property
    def _options(self) -> dict[str, Any]:
        return {str(option.data["value"]): option for option in self._answers}

    @property
    def boxes(self) -> list[Box]:
        value = self.value()
        values = value if isinstance(value, list) else self.field.widget.decompress(value)
        return [self._box(part, value) for part, value in zip(DateParts.parts, values, strict=True)]

    def _box(self, part: str, value: Any) -> Box:
        autofill = getattr(self.field, "autofill", "")
        return Box(
            part=part,
            name=f"{self.html_name}_{part}",
            id=f"{self.auto_id}_{part}",
            value="" if value is None else value,
            autocomplete=f"{autofill}-{part}" if autofill else "off",
            invalid=bool(self.errors) and part in self._wrong_parts,
        )

    @property
    def _wrong_parts(self) -> list[str]:
        codes = [error.code or "" for error in self.errors.as_data()]
        named = [part for code in codes if code.startswith("part:") for part in code[5:].split(",")]
        return named or list(DateParts.parts)
