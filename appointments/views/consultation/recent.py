"""What a process remembers for a moment, so that a crowd does not ask the database for the same thing."""

import time
from collections.abc import Hashable

from django.conf import settings

MOST_KEPT = 500


class Recent[Value]:
    """What is kept for CROWD_SECONDS, nothing when that is 0; when it is too much, all of it is forgotten."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[float, Value]] = {}

    def get(self, key: Hashable) -> Value | None:
        kept_at, value = self._kept.get(key, (0.0, None))
        return value if time.monotonic() - kept_at <= settings.CROWD_SECONDS else None

    def keep(self, key: Hashable, value: Value) -> None:
        if not settings.CROWD_SECONDS:
            return
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()
        self._kept[key] = (time.monotonic(), value)

    def clear(self) -> None:
        self._kept.clear()

    def __len__(self) -> int:
        return len(self._kept)
