"""Which card belongs to a page."""

import hashlib
from dataclasses import dataclass

from django.urls import reverse
from wagtail.models import Page

# Counted up when the drawing changes, so that cards in everybody's caches get another address.
DESIGN = "1"


@dataclass(frozen=True)
class Card:
    """A page's title and the clinic's name, which is all that a card says."""

    page_id: int
    title: str
    clinic_name: str

    @classmethod
    def of(cls, page: Page, clinic_name: str) -> "Card":
        return cls(page.pk or 0, page.title, clinic_name)

    @property
    def fingerprint(self) -> str:
        """Return what tells this card from the page's earlier ones."""
        said = "\n".join((DESIGN, self.title, self.clinic_name))
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    @property
    def path(self) -> str:
        return reverse("social_card", args=[self.page_id, self.fingerprint])
