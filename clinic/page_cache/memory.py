"""The pages that one process holds: those asked for last, up to a number of bytes."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from django.conf import settings

from clinic.page_cache.page import Page
from clinic.page_cache.requests import Key


@dataclass(frozen=True)
class Kept:
    """A page, the generation that it belongs to, and until when it is good by this process's own clock."""

    page: Page
    generation: str
    good_until: float


class Memory:
    """Threads share it. What is no longer good goes when its successor comes, or when room is needed."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: OrderedDict[Key, Kept] = OrderedDict()
        self._lock = Lock()
        self.size = 0

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: Key, generation: str) -> Page | None:
        """Return the page of this very generation."""
        with self._lock:
            kept = self._kept.get(key)
            if kept is None or kept.generation != generation or kept.good_until <= self._clock():
                return None
            self._kept.move_to_end(key)
            return kept.page

    def put(self, key: Key, generation: str, page: Page) -> None:
        """Keep a page that was rendered under `generation`, unless that could not be told."""
        if not generation or page.size > self._most_bytes():
            return
        kept = Kept(page, generation, self._clock() + settings.PAGE_CACHE_SECONDS)
        with self._lock:
            if key in self._kept:
                self._drop(key)
            self._kept[key] = kept
            self.size += page.size
            while self.size > self._most_bytes():
                self._drop(next(iter(self._kept)))

    def _drop(self, key: Key) -> None:
        self.size -= self._kept.pop(key).page.size

    def _most_bytes(self) -> int:
        return settings.PAGE_CACHE_MB * 1_000_000
