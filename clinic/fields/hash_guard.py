"""A value and its keyed hash are written together, or not at all."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import FieldError
from django.db.models.sql.subqueries import InsertQuery, UpdateQuery

from clinic.fields.written import StoredToken

if TYPE_CHECKING:
    from clinic.fields.encrypted import EncryptedField


def refuse_stale_hashes(field: "EncryptedField", query: Any) -> None:
    """Raise FieldError when a query changes the field's value and leaves its keyed hash behind.

    Every way to an UPDATE passes here: save(update_fields=…), bulk_update, QuerySet.update and
    bulk_create(update_fields=…). A first INSERT always writes all columns.
    """
    written = _updated_fields(query)
    if field not in written:
        return
    for hash_field in hashes_of(field):
        if hash_field not in written:
            raise FieldError(
                f"writing {field} alone leaves {hash_field} stale: "
                f"write '{field.name}' and '{hash_field.name}' together"
            )


def hashes_of(field: "EncryptedField") -> list[Any]:
    """Return the keyed hash fields whose source is this field."""
    columns = field.model._meta.local_concrete_fields
    return [column for column in columns if getattr(column, "hash_source", "") == field.name]


def _updated_fields(query: Any) -> list[Any]:
    kind = type(query)
    if issubclass(kind, UpdateQuery):
        return [field for field, _, value in query.values if not isinstance(value, StoredToken)]
    if issubclass(kind, InsertQuery):
        return list(query.update_fields)
    return []
