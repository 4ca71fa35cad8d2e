"""Tokens of clinic.crypto that no EncryptedField keeps, such as a secret inside another library's JSON.

Whoever writes such tokens registers where they are when the site starts, so that rotating keys finds them:

    other_tokens.register("mfa_authenticator.data", JSONTokens("mfa.Authenticator", "data"))
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from django.apps import apps
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from clinic.crypto import TOKEN, DecryptionError, current_prefix, decrypt, encrypt
from clinic.rotation_outcome import Outcome


class TokenStore(Protocol):
    """A place that holds tokens. `name` is also what they are bound to: the context of `encrypt`."""

    def rotate(self, name: str, *, dry_run: bool) -> Outcome: ...

    def left(self, name: str) -> int: ...


_stores: dict[str, TokenStore] = {}


def register(name: str, store: TokenStore) -> None:
    """Let keys be rotated in a store, too; registering a name again replaces it."""
    _stores[name] = store


def registered() -> list[tuple[str, TokenStore]]:
    return list(_stores.items())


@dataclass(frozen=True)
class JSONTokens:
    """Texts at the top of a JSON column's object that are tokens; everything else in it is left alone."""

    model: str
    column: str

    def rotate(self, name: str, *, dry_run: bool = False) -> Outcome:
        """Encrypt each old token anew; a row that was changed since it was read is left to the next run."""
        outcome = Outcome(name)
        for key, stored, found in self._with_old_tokens():
            try:
                fresh = {part: encrypt(decrypt(token, name), name) for part, token in _old(found).items()}
            except DecryptionError:
                outcome.unreadable.append(key)
                continue
            outcome.count(dry_run or self._swap(key, stored, found | fresh))
        return outcome

    def left(self, name: str) -> int:
        return sum(1 for _ in self._with_old_tokens())

    def _with_old_tokens(self) -> Iterator[tuple[Any, str, dict[str, Any]]]:
        for key, stored in list(self._rows().order_by("pk").values_list("pk", "stored")):
            found = json.loads(stored)
            if isinstance(found, dict) and _old(found):
                yield key, stored, found

    def _rows(self) -> QuerySet[Any]:
        return apps.get_model(self.model)._base_manager.annotate(stored=Cast(self.column, TextField()))

    def _swap(self, key: Any, stored: str, value: dict[str, Any]) -> bool:
        return self._rows().filter(pk=key, stored=stored).update(**{self.column: value}) == 1


def _old(found: dict[str, Any]) -> dict[str, str]:
    """Return the parts that are tokens and not under the first key."""
    return {
        part: value
        for part, value in found.items()
        if isinstance(value, str) and TOKEN.fullmatch(value) and not value.startswith(current_prefix())
    }
