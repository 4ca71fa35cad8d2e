"""The encrypted fields that models use: text, dates and JSON."""

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models.fields.mixins import CheckFieldDefaultMixin

from clinic.crypto import has_lone_surrogate
from clinic.fields.encrypted import EncryptedField

if TYPE_CHECKING:
    from django.db.models.expressions import Combinable

ONE_LINE = 255


def refuse_lone_surrogates(value: Any) -> None:
    """Raise ValidationError for text that could be neither stored nor shown."""
    if isinstance(value, str) and has_lone_surrogate(value):
        raise ValidationError("This text holds a character that is broken in two.", code="surrogate")


class EncryptedTextField(EncryptedField):
    """Text of any length; `max_length` is checked by forms and `full_clean`, not by the database."""

    _pyi_private_set_type: "str | Combinable"
    _pyi_private_get_type: str

    default_validators = [refuse_lone_surrogates]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.max_length is not None:
            self.validators.append(MaxLengthValidator(self.max_length))

    def to_python(self, value: Any) -> str | None:
        return value if value is None or isinstance(value, str) else str(value)

    def get_prep_value(self, value: Any) -> str | None:
        return self.to_python(super().get_prep_value(value))

    def to_text(self, value: str) -> str:
        return value

    def from_text(self, text: str) -> str:
        return text

    def formfield(self, **kwargs: Any) -> Any:
        options: dict[str, Any] = {"max_length": self.max_length}
        if self.null:
            options["empty_value"] = None
        if not self.choices and (self.max_length or ONE_LINE + 1) > ONE_LINE:
            options["widget"] = forms.Textarea
        return super().formfield(**options | kwargs)


class Erasable(EncryptedField):
    """NULL once it was erased, and reads as empty then. So the database itself sees that nothing is left."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"null": True})

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Any:
        return self.erased() if value is None else super().from_db_value(value, expression, connection)

    def erased(self) -> Any:
        """Return what is read of a value that was erased."""
        raise NotImplementedError

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("null", None)
        return name, path, args, kwargs


class ErasableTextField(Erasable, EncryptedTextField):
    def erased(self) -> str:
        return ""


class EncryptedDateField(EncryptedField):
    """A `datetime.date`. Its errors do not repeat what was given: it may be a date of birth."""

    _pyi_private_set_type: "str | dt.date | Combinable"
    _pyi_private_get_type: dt.date

    empty_strings_allowed = False

    def to_python(self, value: Any) -> dt.date | None:
        if value is None:
            return None
        try:
            parsed = models.DateField().to_python(value)
        except (ValidationError, TypeError):
            parsed = None
        if parsed is None:
            raise ValidationError("This is not a date.", code="invalid")
        return parsed

    def get_prep_value(self, value: Any) -> dt.date | None:
        return self.to_python(super().get_prep_value(value))

    def to_text(self, value: dt.date) -> str:
        return value.isoformat()

    def from_text(self, text: str) -> dt.date:
        return dt.date.fromisoformat(text)

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": forms.DateField} | kwargs)


class EncryptedJSONField(CheckFieldDefaultMixin, EncryptedField):
    """Any JSON value. False, 0, "", [] and {} stay what they are; None is NULL."""

    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    empty_strings_allowed = False
    _default_hint = ("dict", "{}")

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        try:
            refuse_lone_surrogates(self.to_text(value))
        except (TypeError, ValueError, RecursionError):
            raise ValidationError("This cannot be written as JSON.", code="invalid") from None

    def to_text(self, value: Any) -> str:
        # Characters are written as they are, so that encryption sees, and refuses, a lone surrogate.
        return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))

    def from_text(self, text: str) -> Any:
        return json.loads(text)

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": forms.JSONField} | kwargs)


class ErasableJSONField(Erasable, EncryptedJSONField):
    def erased(self) -> Any:
        return self.get_default()
