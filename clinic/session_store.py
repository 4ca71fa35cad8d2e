"""Sessions whose key is not in the database: a copy of the table opens nobody's session.

Django stores the very key that the browser's cookie holds. Here a digest of it is stored; the key is
random, so no salt is needed. The column holds 40 characters, which leaves 160 bits of the digest.
"""

import hashlib
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as PlainStore
from django.utils import timezone

STORED_CHARACTERS = 40


def stored_key(session_key: str) -> str:
    """Return what the table holds of a session's key."""
    digest = hashlib.sha256(b"clinic session:" + session_key.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:STORED_CHARACTERS]


class SessionStore(PlainStore):
    """Django's, looked up by digest wherever the table is asked; for synchronous code, which this site is."""

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
