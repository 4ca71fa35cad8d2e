"""Fields that are answered by choosing: radios, checkboxes, a week, an agreement."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from clinic.forms.text import Text
from clinic.forms.widgets import ExclusiveCheckboxes, Radios, WeekGrid, week_choices


class ChoiceField(forms.ChoiceField):
    """One of a few answers, shown as radio buttons (or as a list, with `widget=forms.Select`).

    The codes in `apart` ("I'm not sure") stand below the other answers; `inline` puts short answers,
    such as yes and no, side by side.
    """

    widget = Radios

    def __init__(self, *, noun: Text, apart: Iterable[str] = (), inline: bool = False, **kwargs: Any) -> None:
        kwargs["error_messages"] = _messages(noun) | (kwargs.get("error_messages") or {})
        super().__init__(**kwargs)
        if isinstance(self.widget, Radios):
            self.widget.apart, self.widget.inline = tuple(apart), inline


class MultipleChoiceField(forms.MultipleChoiceField):
    """Any number of answers. A code in `exclusive` ("none of these") clears the others, as in the browser."""

    widget = ExclusiveCheckboxes

    def __init__(self, *, noun: Text, exclusive: Iterable[str] = (), **kwargs: Any) -> None:
        self.exclusive = tuple(exclusive)
        kwargs["error_messages"] = _messages(noun) | (kwargs.get("error_messages") or {})
        super().__init__(**kwargs)
        if isinstance(self.widget, ExclusiveCheckboxes):
            self.widget.apart = self.exclusive

    def clean(self, value: Any) -> list[str]:
        codes = list(dict.fromkeys(super().clean(value)))
        alone = [code for code in codes if code in self.exclusive]
        return alone[:1] or codes


class WeekField(MultipleChoiceField):
    """Times of the week as codes such as `mon-am`, or `any` alone."""

    widget = WeekGrid

    def __init__(self, *, days: Iterable[str] = WeekGrid.days, noun: Text, **kwargs: Any) -> None:
        days = tuple(days)
        super().__init__(noun=noun, exclusive=["any"], choices=week_choices(days), **kwargs)
        self.widget.days = days


class AgreementField(forms.BooleanField):
    """A single checkbox that starts unticked. `message` says what to do when it must be ticked."""

    def __init__(self, *, message: Text = "", **kwargs: Any) -> None:
        kwargs["error_messages"] = {"required": message or _("Tick the box to go on")} | (
            kwargs.get("error_messages") or {}
        )
        super().__init__(**kwargs)


def _messages(noun: Text) -> dict[str, Any]:
    """Return the messages for no answer, and for one that is not on the list (a changed or forged page)."""
    chosen = format_lazy(_("Choose {noun}"), noun=noun)
    return {"required": chosen, "invalid_choice": chosen, "invalid_list": chosen}
