"""What the template pack asks of a field that it shows."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from clinic.forms.widgets import DAY_NAMES, HALF_NAMES, DateParts, WeekGrid

# First match counts: Django's checkbox lists are also radio lists.
KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.HiddenInput, "hidden"),
    (DateParts, "date_parts"),
    (WeekGrid, "week_grid"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.CheckboxInput, "checkbox"),
)
GROUPS = ("date_parts", "week_grid", "checkboxes", "radios")
BOX_LABELS = {"month": _("Month"), "day": _("Day"), "year": _("Year")}


@dataclass(frozen=True)
class Box:
    """One of the three boxes of a date."""

    part: str
    label: Any
    name: str
    id: str
    value: Any
    autocomplete: str
    invalid: bool


@dataclass(frozen=True)
class DayRow:
    """One day of a week grid: its name, and a (name of half, checkbox) pair for each half."""

    label: Any
    halves: list[tuple[Any, Any]]


class ClinicBoundField(BoundField):
    """A field with the ids, the kind and the parts that templates/crispy/clinic/field.html needs."""

    @property
    def kind(self) -> str:
        return next((kind for widget, kind in KINDS if isinstance(self.field.widget, widget)), "input")

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
    def is_group(self) -> bool:
        """Say whether the field is several inputs, which a fieldset holds together."""
        return self.kind in GROUPS

    @property
    def marks_optional(self) -> bool:
        sometimes_needed = getattr(self.form, "sometimes_needed", ())
        return not self.field.required and self.kind != "hidden" and self.name not in sometimes_needed

    @property
    def character_limit(self) -> int | None:
        return getattr(self.field, "character_limit", None)

    @property
    def aria_describedby(self) -> str | None:
        """Return the ids of the texts that belong to the input: hint, error, counter, in reading order."""
        if self.field.widget.attrs.get("aria-describedby"):
            return None
        ids = [
            self.hint_id if self.help_text else "",
            self.error_id if self.errors else "",
            self.count_id if self.character_limit else "",
        ]
        return " ".join(filter(None, ids)) if self.auto_id and not self.is_hidden else ""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Return the input's attributes; in a group it is the question that is wrong, not each answer."""
        built = super().build_widget_attrs(attrs, widget)
        if self.is_group:
            built.pop("aria-invalid", None)
        return built

    @property
    def href(self) -> str:
        """Return the address of the first input that needs attention, or "" where none is shown."""
        if self.kind == "hidden":
            return ""
        if self.kind == "date_parts":
            return "#" + next((box.id for box in self.boxes if box.invalid), self.boxes[0].id)
        return f"#{self.auto_id}_0" if self.is_group else f"#{self.auto_id}"

    @property
    def boxes(self) -> list[Box]:
        value = self.value()
        values = value if isinstance(value, list) else self.field.widget.decompress(value)
        return [self._box(part, value) for part, value in zip(DateParts.parts, values, strict=True)]

    def _box(self, part: str, value: Any) -> Box:
        autofill = getattr(self.field, "autofill", "")
        return Box(
            part=part,
            label=BOX_LABELS[part],
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

    @property
    def single_options(self) -> list[Any]:
        """Return the options of a week grid that are not a half day ("any time")."""
        return [option for option in self.subwidgets if "-" not in str(option.data["value"])]

    @property
    def day_rows(self) -> list[DayRow]:
        options = {str(option.data["value"]): option for option in self.subwidgets}
        return [
            DayRow(DAY_NAMES[day], [(name, options[f"{day}-{half}"]) for half, name in HALF_NAMES.items()])
            for day in self.field.widget.days
        ]
