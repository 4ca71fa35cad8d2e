"""The column beside an encrypted one by which its rows are found."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.core.exceptions import EmptyResultSet
from django.db import models
from django.db.models.lookups import Exact
from django.db.models.query_utils import DeferredAttribute

from clinic.fields.checks import check_hash_source
from clinic.keyed_hash import HASH_CHARACTERS, keyed_hash

if TYPE_CHECKING:
    from django.core.checks import CheckMessage

FIXED = {"max_length": HASH_CHARACTERS, "null": True, "blank": True, "editable": False}


class FollowsItsSource(DeferredAttribute):
    """The hash is worked out from the source whenever it is read, so that it cannot fall behind.

    What was set or loaded counts only while the source itself is not loaded.
    """

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        field: Any = self.field
        if instance is None or field.hash_source not in instance.__dict__:
            return super().__get__(instance, cls)
        return field.hash_of(instance.__dict__[field.hash_source])

    def __set__(self, instance: Any, value: str | None) -> None:
        instance.__dict__[self.field.attname] = value


class KeyedHashField(models.CharField):
    """The keyed hash of an EncryptedTextField of the same model; NULL where that is NULL or empty.

    It follows its source by itself in save, bulk_create and bulk_update. A write that names the source
    and not the hash is refused with a FieldError; QuerySet.update(email=…) must give both, with
    `hash_of` for the second.
    """

    descriptor_class = FollowsItsSource

    def __init__(
        self,
        *args: Any,
        source: str,
        purpose: str,
        normalize: Callable[[str], str],
        **kwargs: Any,
    ) -> None:
        self.hash_source, self.purpose, self.normalize = source, purpose, normalize
        super().__init__(*args, **{"db_index": True} | kwargs | FIXED)

    def hash_of(self, value: str | None) -> str | None:
        """Return the hash that a row with this value has, or None when nothing is left to hash."""
        if value is None:
            return None
        if not isinstance(value, str):
            raise TypeError(f"{self} is the hash of a text, and was given another type")
        plain = self.normalize(value)
        return keyed_hash(self.purpose, plain) if plain else None

    def pre_save(self, model_instance: models.Model, add: bool) -> str | None:
        # As the default; but update_or_create only saves columns along whose pre_save is their own.
        return getattr(model_instance, self.attname)

    def check(self, **kwargs: Any) -> "list[CheckMessage]":
        return [*super().check(**kwargs), *check_hash_source(self)]

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kept = {key: value for key, value in kwargs.items() if key not in FIXED and key != "db_index"}
        own = {"source": self.hash_source, "purpose": self.purpose, "normalize": self.normalize}
        index = {} if kwargs.get("db_index") else {"db_index": False}
        return name, path.replace(".fields.hashed.", ".fields."), args, kept | own | index


@KeyedHashField.register_lookup
class Matches(Exact):
    """`email_hash__matches="A@B.example"`: the rows whose source is this value once normalized."""

    lookup_name = "matches"
    prepare_rhs = False
    can_use_none_as_rhs = True

    def get_rhs_op(self, connection: Any, rhs: str) -> str:
        return f"= {rhs}"

    def get_db_prep_lookup(self, value: Any, connection: Any) -> Any:
        wanted = self.lhs.output_field.hash_of(value)
        if wanted is None:
            raise EmptyResultSet  # Nothing to look for finds nothing, rather than all rows without a value.
        return "%s", [wanted]
