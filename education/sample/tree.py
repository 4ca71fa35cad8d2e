"""Which sample pages there are, and where each stands."""

from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from education.models import TreatmentPage
from education.sample.flagship import page as flagship


@dataclass(frozen=True)
class Sample:
    """A page to make: its type, its fields, and the pages below it."""

    page_class: type[Page]
    fields: dict[str, Any]
    below: tuple["Sample", ...] = ()

    @property
    def slug(self) -> str:
        return self.fields["slug"]


# Below the home page, in the order of the outline.
TREE = (Sample(TreatmentPage, flagship.FIELDS),)


def all_samples(tree: tuple[Sample, ...] = TREE) -> list[Sample]:
    """Return every sample page, those above before those below."""
    return [found for sample in tree for found in (sample, *all_samples(sample.below))]
