"""Which sample pages there are, and where each stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from education.models import (
    ArticlePage,
    ConditionPage,
    GuidePage,
    LocationPage,
    StandardPage,
    TeamPage,
    TreatmentPage,
)
from education.sample import chronic_pain, conditions, ketamine, treatment
from education.sample.clinic_pages import (
    about,
    accessibility,
    how_we_write,
    language_help,
    locations,
    privacy,
    team,
)
from education.sample.clinic_pages.places import PLACES
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


def _guide(fields: dict[str, Any], part_class: type[Page], parts: Iterable[dict[str, Any]]) -> Sample:
    return Sample(GuidePage, fields, tuple(Sample(part_class, part) for part in parts))


# Below the home page, in the order of the outline.
TREE = (
    Sample(TreatmentPage, flagship.FIELDS),
    _guide(chronic_pain.GUIDE, ArticlePage, chronic_pain.PARTS),
    _guide(conditions.GUIDE, ConditionPage, conditions.PARTS),
    _guide(ketamine.GUIDE, ArticlePage, ketamine.PARTS),
    _guide(treatment.GUIDE, ArticlePage, treatment.PARTS),
    Sample(
        StandardPage,
        locations.FIELDS,
        tuple(Sample(LocationPage, place | {"location": name}) for name, place in PLACES.items()),
    ),
    Sample(TeamPage, team.FIELDS),
    Sample(StandardPage, about.FIELDS),
    Sample(StandardPage, how_we_write.FIELDS),
    Sample(StandardPage, privacy.FIELDS),
    Sample(StandardPage, accessibility.FIELDS),
    Sample(StandardPage, language_help.FIELDS),
)


def all_samples(tree: tuple[Sample, ...] = TREE) -> list[Sample]:
    """Return every sample page, those above before those below."""
    return [found for sample in tree for found in (sample, *all_samples(sample.below))]
