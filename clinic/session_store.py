"""Sessions of which the table tells nothing: neither the browser's key nor what is in them.

Django stores the very key that the browser's cookie holds. Here a digest of it is stored; the key is random,
so no salt is needed. The column holds 40 characters, which leaves 160 bits of the digest.

What is in a session is encrypted like patient data: the seed of an authenticator app lies there while
somebody adds it, and messages may name a request. A session under a key that is gone is an empty one.
"""

import hashlib
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as PlainStore
from django.utils import timezone

from clinic.crypto import DecryptionError, decrypt, encrypt

CONTEXT = "django_session.session_data"
STORED_CHARACTERS = 40


def stored_key(session_key: str) -> str:
    """Return what the table holds of a session's key."""
    digest = hashlib.sha256(b"clinic session:" + session_key.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:STORED_CHARACTERS]


class SessionStore(PlainStore):
    """Django's, looked up by digest wherever the table is asked; for synchronous code, which this site is."""

    def encode(self, session_dict: dict[str, Any]) -> str:
        return encrypt(super().encode(session_dict), CONTEXT)

    def decode(self, session_data: str | bytes) -> dict[str, Any]:
        try:
            return super().decode(decrypt(str(session_data), CONTEXT))
        except DecryptionError:
            return {}

    def _get_session_from_db(self) -> Any:
        found = self._row(self.session_key or "").filter(expire_date__gt=timezone.now()).first()
        if found is None:
            self._session_key = None
        return found

    def exists(self, session_key: str) -> bool:
        return self._row(session_key).exists()

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        row = super().create_model_instance(data)
        row.session_key = stored_key(row.session_key)
        return row

    def delete(self, session_key: str | None = None) -> None:
        if key := session_key or self.session_key:
            self._row(key).delete()

    def _row(self, session_key: str) -> Any:
        return self.model.objects.filter(session_key=stored_key(session_key))
