"""The base of the encrypted fields: what goes in, what comes out, and what is refused."""

from typing import TYPE_CHECKING, Any, ClassVar, Never

from django.core.exceptions import FieldError
from django.core.serializers.base import SerializationError
from django.db import models

from clinic.crypto import decrypt, encrypt
from clinic.fields.checks import check_encrypted
from clinic.fields.hash_guard import refuse_stale_hashes
from clinic.fields.written import writes_tokens_of

if TYPE_CHECKING:
    from django.core.checks import CheckMessage
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models.lookups import Lookup
    from django.db.models.sql.compiler import SQLCompiler


class _NotSerializable:
    """Stands where a serializer asks whether to write the field: plaintext must not reach a dump."""

    def __bool__(self) -> Never:
        refuse_serialization()


def refuse_serialization() -> Never:
    raise SerializationError(
        "encrypted fields are not serialized (dumpdata): copy the database itself, or leave the model out"
    )


class EncryptedField(models.Field):
    """A column that holds tokens of clinic.crypto; the attribute holds the plain value.

    None stays NULL; everything else, the empty text too, is encrypted. Lookups other than `isnull`
    are refused. Sorting cannot be refused and is without meaning: it sorts by ciphertext.
    A renamed table or column keeps its old `context`, or else the stored tokens no longer open.
    """

    NOT_SERIALIZABLE: ClassVar = _NotSerializable()

    def __init__(self, *args: Any, context: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fixed_context = context
        self.serialize = self.NOT_SERIALIZABLE

    @property
    def context(self) -> str:
        """Return "table.column", which binds a token to its place."""
        return self.fixed_context or f"{self.model._meta.db_table}.{self.column}"

    def to_text(self, value: Any) -> str:
        """Return the text that is encrypted for a value other than None."""
        raise NotImplementedError

    def from_text(self, text: str) -> Any:
        """Return the value that `to_text` was given."""
        raise NotImplementedError

    def get_internal_type(self) -> str:
        return "TextField"

    def get_db_prep_value(
        self, value: Any, connection: "BaseDatabaseWrapper", prepared: bool = False
    ) -> str | None:
        value = self.get_prep_value(value)
        return None if value is None else encrypt(self.to_text(value), self.context)

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Any:
        return None if value is None else self.from_text(decrypt(value, self.context))

    def get_placeholder_sql(
        self, value: Any, compiler: "SQLCompiler", connection: "BaseDatabaseWrapper"
    ) -> tuple[str, tuple[Any, ...]]:
        """Write tokens of this column alone: an expression could carry plaintext, or another's token."""
        refuse_stale_hashes(self, compiler.query)
        if not hasattr(value, "as_sql"):
            return ("NULL", ()) if value is None else ("%s", (value,))
        if not writes_tokens_of(self, value):
            raise FieldError(f"{self} is encrypted: write a plain value, not an expression")
        return compiler.compile(value)

    def get_lookup(self, lookup_name: str) -> "type[Lookup] | None":
        if lookup_name == "isnull":
            return super().get_lookup(lookup_name)
        raise FieldError(f"{self} is encrypted: look it up through its KeyedHashField")

    def get_transform(self, lookup_name: str) -> Never:
        raise FieldError(f"{self} is encrypted: look it up through its KeyedHashField")

    def value_to_string(self, obj: models.Model) -> Never:
        refuse_serialization()

    def check(self, **kwargs: Any) -> "list[CheckMessage]":
        return [*super().check(**kwargs), *check_encrypted(self)]

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("serialize", None)
        if self.fixed_context:
            kwargs["context"] = self.fixed_context
        return name, path.replace(".fields.kinds.", ".fields."), args, kwargs
