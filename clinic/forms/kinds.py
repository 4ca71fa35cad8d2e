"""Which template of templates/crispy/clinic/kinds/ shows which widget."""

from django import forms

from clinic.forms.widgets import DateParts, Scale, TimePicker, Trap, WeekGrid

# First match counts: a scale is also a list of radios, and Django's checkbox lists are too.
KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.HiddenInput, "hidden"),
    (Trap, "trap"),
    (DateParts, "date_parts"),
    (WeekGrid, "week_grid"),
    (Scale, "scale"),
    (TimePicker, "times"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Widget, "input"),
)
# Several inputs under one question, which a fieldset holds together.
GROUPS = ("date_parts", "week_grid", "scale", "times", "checkboxes", "radios")
# What no person sees, and so nobody is asked to fill in.
UNSEEN = ("hidden", "trap")


def kind_of(widget: forms.Widget) -> str:
    """Return the name of the template for a widget."""
    return next(kind for shown, kind in KINDS if isinstance(widget, shown))
