"""Where a page stands in its guide."""

from dataclasses import dataclass

from wagtail.models import Page


@dataclass(frozen=True)
class Neighbours:
    """The guide of a page, and the pages before and after it; None where there is none."""

    guide: Page
    before: Page | None
    after: Page | None
    number: int
    total: int


def neighbours(page: Page, guide: Page) -> Neighbours | None:
    """Return what stands around a published page of a guide: one query."""
    parts = list(guide.get_children().live())
    places = [number for number, part in enumerate(parts) if part.pk == page.pk]
    if not places:
        return None
    here = places[0]
    return Neighbours(
        guide=guide,
        before=parts[here - 1] if here else None,
        after=parts[here + 1] if here + 1 < len(parts) else None,
        number=here + 1,
        total=len(parts),
    )
