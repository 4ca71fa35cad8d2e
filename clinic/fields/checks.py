"""System checks: what a model cannot ask of an encrypted column or of its hash."""

from typing import TYPE_CHECKING, Any

from django.core.checks import CheckMessage, Error
from django.core.exceptions import FieldDoesNotExist

if TYPE_CHECKING:
    from clinic.fields.encrypted import EncryptedField
    from clinic.fields.hashed import KeyedHashField


def check_encrypted(field: "EncryptedField") -> list[CheckMessage]:
    """Return the faults of an encrypted field: equal values have unequal tokens, and only we encrypt."""
    faults = {
        "clinic.E001": _asks_to_compare(field) and "cannot be unique, indexed or a primary key",
        "clinic.E002": _orders_by(field) and "cannot order its model",
        "clinic.E003": _is_constrained(field) and "cannot be part of an index or a unique constraint",
        "clinic.E004": field.has_db_default() and "cannot have a db_default: it would be stored in the clear",
    }
    hint = "Put a KeyedHashField beside it."
    return [
        Error(f"An encrypted field {what}.", hint=hint, obj=field, id=number)
        for number, what in faults.items()
        if what
    ]


def check_hash_source(field: "KeyedHashField") -> list[CheckMessage]:
    """Return the fault of a keyed hash without an encrypted text beside it.

    Other types are refused because dates and answers are few enough to try them all.
    """
    from clinic.fields.kinds import EncryptedTextField

    try:
        source: Any = field.model._meta.get_field(field.hash_source)
    except FieldDoesNotExist:
        source = None
    if isinstance(source, EncryptedTextField) and source.model == field.model:
        return []
    message = f"'{field.hash_source}' is not an EncryptedTextField of this model."
    return [Error(message, obj=field, id="clinic.E005")]


def _asks_to_compare(field: Any) -> bool:
    per_date = (field.unique_for_date, field.unique_for_month, field.unique_for_year)
    return field.unique or field.db_index or field.primary_key or any(per_date)


def _orders_by(field: "EncryptedField") -> bool:
    named = {str(part).lstrip("-") for part in field.model._meta.ordering or []}
    return field.name in named


def _is_constrained(field: "EncryptedField") -> bool:
    options = field.model._meta
    groups = [entry.fields for entry in [*options.indexes, *options.constraints] if hasattr(entry, "fields")]
    names = {str(name).lstrip("-") for group in [*groups, *options.unique_together] for name in group}
    return field.name in names
