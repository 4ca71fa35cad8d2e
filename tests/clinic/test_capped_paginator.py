"""A long list is counted to a thousand and no further."""

import pytest

from clinic import capped_paginator
from clinic.capped_paginator import CappedPaginator
from clinic.models import User

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("most", "count", "pages", "is_full"), [(10, 5, 3, False), (5, 5, 3, True), (4, 4, 2, True)]
)
def test_it_counts_and_shows_no_more_than_its_most(
    monkeypatch: pytest.MonkeyPatch, most: int, count: int, pages: int, is_full: bool
) -> None:
    monkeypatch.setattr(capped_paginator, "MOST_COUNTED", most)
    User.objects.bulk_create(User(username=f"sample-{number}") for number in range(5))

    paginator = CappedPaginator(User.objects.order_by("pk"), 2)

    assert (paginator.count, paginator.num_pages, paginator.is_full) == (count, pages, is_full)
    shown = [user.username for page in paginator for user in page]
    assert shown == [f"sample-{number}" for number in range(count)]
