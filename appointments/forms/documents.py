"""The texts to agree to that a form shows."""

from collections.abc import Iterable

from appointments.enums import ConsentKind
from appointments.models import ConsentDocument


def documents_in_force() -> dict[ConsentKind, ConsentDocument]:
    """Return the newest text of each kind. One query a kind."""
    return {kind: ConsentDocument.objects.in_force(kind) for kind in ConsentKind}


def documents_by_id(ids: Iterable[int]) -> dict[ConsentKind, ConsentDocument]:
    """Return the very texts that a form was opened with. One query."""
    return {
        ConsentKind(document.kind): document for document in ConsentDocument.objects.filter(pk__in=list(ids))
    }
