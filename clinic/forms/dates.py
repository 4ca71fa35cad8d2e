"""A date in three boxes: month, day, year."""

import datetime
import unicodedata
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy, get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from clinic.forms.text import Text, plain_characters
from clinic.forms.widgets import DateParts

Limit = datetime.date | Callable[[], datetime.date] | None

MONTH_NAMES = (
    ("january", "enero"),
    ("february", "febrero"),
    ("march", "marzo"),
    ("april", "abril"),
    ("may", "mayo"),
    ("june", "junio"),
    ("july", "julio"),
    ("august", "agosto"),
    ("september", "septiembre", "setiembre"),
    ("october", "octubre"),
    ("november", "noviembre"),
    ("december", "diciembre"),
)
PART_NAMES = {"month": _("a month"), "day": _("a day"), "year": _("a year")}


class DatePartsField(forms.Field):
    """A real date. `noun` ("your date of birth") names it in messages; `autofill="bday"` lets browsers help.

    `earliest` and `latest` are dates, or functions without arguments that return one.
    """

    widget = DateParts

    def __init__(
        self,
        *,
        noun: Text,
        autofill: str = "",
        earliest: Limit = None,
        latest: Limit = None,
        too_early: Text = "",
        too_late: Text = "",
        **kwargs: Any,
    ) -> None:
        self.noun, self.autofill = noun, autofill
        self.earliest, self.latest = earliest, latest
        self.too_early = too_early or _("Enter a later date")
        self.too_late = too_late or _("Enter an earlier date")
        kwargs["error_messages"] = {"required": format_lazy(_("Enter {noun}"), noun=noun)} | (
            kwargs.get("error_messages") or {}
        )
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> datetime.date | None:
        if value is None or isinstance(value, datetime.date):
            return value
        typed = [plain_characters(str(part or "")) for part in (*value, "", "", "")[:3]]
        if not any(typed):
            return None
        self._refuse_missing_parts(typed)
        return self._real_date(*typed)

    def validate(self, value: datetime.date | None) -> None:
        super().validate(value)
        if value is None:
            return
        if (earliest := _called(self.earliest)) and value < earliest:
            raise ValidationError(self.too_early, code="too_early")
        if (latest := _called(self.latest)) and value > latest:
            raise ValidationError(self.too_late, code="too_late")

    def _refuse_missing_parts(self, typed: list[str]) -> None:
        missing = [part for part, text in zip(DateParts.parts, typed, strict=True) if not text]
        if missing:
            named = get_text_list([str(PART_NAMES[part]) for part in missing], gettext("and"))
            raise _part_error(_("Add {missing} to {noun}"), missing, missing=named, noun=self.noun)

    def _real_date(self, month_text: str, day_text: str, year_text: str) -> datetime.date:
        month, day, year = read_month(month_text), _number(day_text, 2), _number(year_text, 4)
        if month is None:
            raise _part_error(_("Enter the month as a number from 1 to 12, or by its name"), ["month"])
        if day is None or not 1 <= day <= 31:
            raise _part_error(_("Enter the day as a number from 1 to 31"), ["day"])
        if year is None or year < 1000:
            raise _part_error(_("Enter the year with 4 numbers, like 1958"), ["year"])
        try:
            return datetime.date(year, month, day)
        except ValueError as error:
            raise _part_error(_("That month has no day {day}. Check the date"), ["day"], day=day) from error


def read_month(text: str) -> int | None:
    """Return the month for a number or an English or Spanish name, shortened to 3 letters or more."""
    number = _number(text, 2)
    if number is not None:
        return number if 1 <= number <= 12 else None
    letters = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if c.isalpha())
    if len(letters) < 3:
        return None
    return next(
        (place for place, names in enumerate(MONTH_NAMES, 1) if any(n.startswith(letters) for n in names)),
        None,
    )


def _number(text: str, most_digits: int) -> int | None:
    return int(text) if text.isdecimal() and len(text) <= most_digits else None


def _called(limit: Limit) -> datetime.date | None:
    return limit() if callable(limit) else limit


def _part_error(message: Text, parts: list[str], **words: Any) -> ValidationError:
    """Return an error that also says which boxes are meant, for their red frame and the summary's link."""
    return ValidationError(format_lazy(message, **words), code=f"part:{','.join(parts)}")
