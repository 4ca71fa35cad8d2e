"""Pages of a long list that are not counted to the end."""

from functools import cached_property
from typing import Any

from django.core.paginator import Paginator

MOST_COUNTED = 1000


class CappedPaginator(Paginator):
    """Counts 1,000 rows at most, and shows no more. Whoever looks for older ones searches.

    Counting a million rows, or skipping nearly all of them for the last page, costs more than the page.
    """

    object_list: Any

    @cached_property
    def count(self) -> int:
        return self.object_list[:MOST_COUNTED].count()

    @property
    def is_full(self) -> bool:
        """Say whether there may be more than are counted."""
        return self.count >= MOST_COUNTED
