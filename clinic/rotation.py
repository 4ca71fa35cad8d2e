"""Bringing stored values under the first of FIELD_KEYS, and keyed hashes under a new INDEX_KEY.

Both walk a table in order of primary key and change each row by an UPDATE that still sees the old
token, so that an edit made meanwhile wins. What is left to do is read from the tokens themselves:
an interrupted run is resumed by running it again, and a finished one changes nothing.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet, TextField
from django.db.models.functions import Cast
from django.dispatch import Signal

from clinic.crypto import DecryptionError, current_prefix, decrypt, encrypt
from clinic.fields import EncryptedField, KeyedHashField
from clinic.fields.written import StoredToken
from clinic.rotation_outcome import Outcome

__all__ = ["Outcome", "encrypted_fields", "hash_fields", "left_to_rotate", "rehash", "rotate"]

BATCH = 200

# Sent after `rehash` by the command, with `dry_run`. Tables of hashes that no KeyedHashField keeps (the
# beginnings of names) are rebuilt by a receiver, which returns the Outcome.
index_key_changed = Signal()


def encrypted_fields(models: Iterable[type[Model]] | None = None) -> list[EncryptedField]:
    """Return every encrypted column of the given models (by default of all that have a table)."""
    return [column for column in _columns(models) if isinstance(column, EncryptedField)]


def hash_fields(models: Iterable[type[Model]] | None = None) -> list[KeyedHashField]:
    """Return every keyed hash column of the given models (by default of all that have a table)."""
    return [column for column in _columns(models) if isinstance(column, KeyedHashField)]


def left_to_rotate(column: EncryptedField) -> QuerySet[Any]:
    """Return the rows whose value is not under the first key, each with its token as `stored`."""
    return _stored(column).exclude(stored__startswith=current_prefix())


def rotate(column: EncryptedField, *, dry_run: bool = False, batch: int = BATCH) -> Outcome:
    """Encrypt a column anew under the first key; `dry_run` opens every value and writes nothing."""
    outcome = Outcome(column.context)
    for key, token in _rows(left_to_rotate(column), "stored", batch=batch):
        try:
            fresh = encrypt(decrypt(token, column.context), column.context)
        except DecryptionError:
            outcome.unreadable.append(key)
            continue
        outcome.count(dry_run or _swap(column, key, token, {column.name: _token(column, fresh)}))
    return outcome


def rehash(column: KeyedHashField, *, dry_run: bool = False, batch: int = BATCH) -> Outcome:
    """Work out a hash column anew from its source, and write the rows where it differs."""
    source: Any = column.model._meta.get_field(column.hash_source)
    outcome = Outcome(f"{column.model._meta.db_table}.{column.column}")
    for key, token, old in _rows(_stored(source), "stored", column.name, batch=batch):
        try:
            fresh = column.hash_of(decrypt(token, source.context))
        except DecryptionError:
            outcome.unreadable.append(key)
            continue
        if fresh != old:
            outcome.count(dry_run or _swap(source, key, token, {column.name: fresh}))
    return outcome


def _columns(models: Iterable[type[Model]] | None) -> Iterator[Any]:
    chosen = apps.get_models(include_auto_created=True) if models is None else models
    for model in chosen:
        if model._meta.managed and not model._meta.proxy:
            yield from model._meta.local_concrete_fields


def _stored(column: EncryptedField) -> QuerySet[Any]:
    # The base manager: a default manager may hide rows, and their key will be removed too.
    rows = column.model._base_manager.annotate(stored=Cast(column.name, TextField()))
    return rows.filter(stored__isnull=False)


def _rows(rows: QuerySet[Any], *names: str, batch: int) -> Iterator[tuple[Any, ...]]:
    """Yield (primary key, *names) batch by batch; no cursor stays open while rows are written."""
    rows = rows.order_by("pk")
    found = list(rows.values_list("pk", *names)[:batch])
    while found:
        yield from found
        found = list(rows.filter(pk__gt=found[-1][0]).values_list("pk", *names)[:batch])


def _swap(column: EncryptedField, key: Any, token: str, values: dict[str, Any]) -> bool:
    """Write to one row, unless its value was changed since `token` was read."""
    return _stored(column).filter(pk=key, stored=token).update(**values) == 1


def _token(column: EncryptedField, token: str) -> StoredToken:
    return StoredToken(token, output_field=column)
