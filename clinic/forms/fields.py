"""Fields for one line or one box of text.

Each takes a `noun` ("your first name") that its messages are made with, and an `autocomplete` token.
"""

import re
from typing import Any

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from clinic.forms.text import (
    Text,
    many_lines,
    one_line,
    plain_characters,
    refuse_control_characters,
    refuse_unreadable_names,
    refuse_web_addresses,
)

NAME_LENGTH = 80
EMAIL_LENGTH = 254
# Far above any real number, and below the length at which reading one gets slow.
PHONE_LENGTH = 60
ZIP_CODE = re.compile(r"[0-9]{5}(?:[0-9]{4})?")


class _TextField(forms.CharField):
    """Text without an HTML `maxlength`, which would cut a pasted answer without a word."""

    def __init__(self, *, noun: Text, autocomplete: str, **kwargs: Any) -> None:
        self.noun, self.autocomplete = noun, autocomplete
        kwargs["error_messages"] = {"required": format_lazy(_("Enter {noun}"), noun=noun)} | (
            kwargs.get("error_messages") or {}
        )
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"autocomplete": self.autocomplete}

    def limit_length(self, limit: int) -> None:
        message = format_lazy(
            _("Shorten {noun} to {limit} characters or fewer. You have {typed}"),
            noun=self.noun,
            limit=limit,
            typed="%(show_value)d",
        )
        self.validators.append(MaxLengthValidator(limit, message))


class NameField(_TextField):
    """A name of 1 to 80 characters, in any script. Refuses control characters and web addresses alone."""

    def __init__(self, *, noun: Text, autocomplete: str = "off", **kwargs: Any) -> None:
        super().__init__(noun=noun, autocomplete=autocomplete, **kwargs)
        self.limit_length(NAME_LENGTH)

    def to_python(self, value: Any) -> str:
        text = one_line(super().to_python(value) or "")
        refuse_control_characters(text, self.noun)
        refuse_web_addresses(text, self.noun)
        if text:
            refuse_unreadable_names(text, self.noun)
        return text

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"spellcheck": "false"}


class PhoneField(_TextField):
    """A telephone number in any spelling, from the US unless it starts with +. Its value is E.164."""

    default_error_messages = {
        "invalid": _("Enter a phone number with area code, like (305) 555-0123"),
        "extension": _("Enter a phone number without an extension"),
    }

    def __init__(self, *, noun: Text, autocomplete: str = "tel", **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"class": "input--phone"}))
        kwargs["widget"].input_type = "tel"
        super().__init__(noun=noun, autocomplete=autocomplete, **kwargs)

    def to_python(self, value: Any) -> str:
        text = plain_characters(super().to_python(value) or "")
        return self._as_e164(text) if text else ""

    def _as_e164(self, text: str) -> str:
        if len(text) > PHONE_LENGTH:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        try:
            number = phonenumbers.parse(text, "US")
        except phonenumbers.NumberParseException as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error
        if number.extension:
            raise ValidationError(self.error_messages["extension"], code="extension")
        if not phonenumbers.is_valid_number(number):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


class EmailField(_TextField):
    """An email address of at most 254 characters. Blanks inside it are slips of a phone's keyboard."""

    widget = forms.EmailInput
    default_error_messages = {"invalid": _("Enter an email address, like name@example.com")}

    def __init__(self, *, noun: Text, autocomplete: str = "email", **kwargs: Any) -> None:
        super().__init__(noun=noun, autocomplete=autocomplete, **kwargs)
        self._format = forms.EmailField(max_length=None, required=False)
        self.limit_length(EMAIL_LENGTH)

    def to_python(self, value: Any) -> str:
        text = "".join(plain_characters(super().to_python(value) or "").split())
        if not text or len(text) > EMAIL_LENGTH:
            return text
        try:
            return self._format.clean(text)
        except ValidationError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"spellcheck": "false", "autocapitalize": "none"}


class ZipCodeField(_TextField):
    """A US ZIP code of 5 or 9 digits, in any spelling. Its value is "33130" or "33130-1234"."""

    default_error_messages = {"invalid": _("Enter a ZIP code with 5 numbers, like 33130")}

    def __init__(self, *, noun: Text, autocomplete: str = "postal-code", **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"class": "input--phone", "inputmode": "numeric"}))
        super().__init__(noun=noun, autocomplete=autocomplete, **kwargs)

    def to_python(self, value: Any) -> str:
        text = plain_characters(super().to_python(value) or "")
        digits = "".join(c for c in text if not (c.isspace() or c in "-–()"))
        if digits and not ZIP_CODE.fullmatch(digits):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return f"{digits[:5]}-{digits[5:]}" if len(digits) == 9 else digits


class FreeTextField(_TextField):
    """Several lines in someone's own words. A line break counts as one character."""

    def __init__(self, max_length: int, *, noun: Text, rows: int = 4, **kwargs: Any) -> None:
        self.character_limit = max_length
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows, "data-counter": max_length}))
        super().__init__(noun=noun, autocomplete=kwargs.pop("autocomplete", "off"), **kwargs)
        self.limit_length(max_length)

    def to_python(self, value: Any) -> str:
        text = many_lines(super().to_python(value) or "")
        refuse_control_characters(text, self.noun, allowed="\n\t")
        return text
