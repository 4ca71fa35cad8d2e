"""Which expressions may be written to an encrypted column: those that can only yield its own tokens."""

from typing import TYPE_CHECKING, Any

from django.db.models import Case
from django.db.models.expressions import Col, Value
from django.db.models.functions import Cast

if TYPE_CHECKING:
    from clinic.fields.encrypted import EncryptedField


class StoredToken(Value):
    """A token written as it stands, for rotation; every other value goes in through encryption."""

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:  # type: ignore[override]
        return "%s", (self.value,)


def writes_tokens_of(field: "EncryptedField", expression: Any) -> bool:
    """Say whether a resolved expression yields nothing but NULL and tokens of this field.

    `bulk_update` writes Cast(Case(When(…, then=Value(…, output_field=field)))).
    """
    match expression:
        case Value(value=None):
            return True
        case Value():
            return _is_same(field, getattr(expression, "_output_field_or_none", None))
        case Col():
            return _is_same(field, expression.target)
        case Cast():
            return all(writes_tokens_of(field, part) for part in expression.get_source_expressions())
        case Case():
            results = [case.result for case in expression.cases]
            return all(writes_tokens_of(field, part) for part in [*results, expression.default])
    return False


def _is_same(field: "EncryptedField", other: Any) -> bool:
    return getattr(other, "context", None) == field.context
