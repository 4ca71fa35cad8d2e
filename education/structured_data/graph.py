"""All that a page says, as one graph."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from clinic.models import Clinician, Location
from education.models import ConditionPage, LocationPage, TreatmentPage
from education.models.medical_page import MedicalPage
from education.structured_data.breadcrumb import breadcrumb
from education.structured_data.clinic_location import medical_clinic
from education.structured_data.condition import medical_condition
from education.structured_data.person import person
from education.structured_data.publisher import Publisher, organization, website
from education.structured_data.text import Node, reference_to
from education.structured_data.therapy import medical_therapy
from education.structured_data.web_page import medical_web_page, web_page

# What a page is about. A location page is about its place; others are about nothing that has a type.
SUBJECTS: list[tuple[type[MedicalPage], Callable[[Any, str], Node]]] = [
    (TreatmentPage, medical_therapy),
    (ConditionPage, medical_condition),
]


@dataclass(frozen=True)
class Shown:
    """What a page shows beside its own fields. `trail`: title and address of each page down to itself."""

    description: str
    trail: list[tuple[str, str]] = field(default_factory=list)
    locations: Iterable[Location] = ()
    clinicians: Iterable[Clinician] = ()


def graph_of(page: Any, url: str, publisher: Publisher, shown: Shown) -> Node:
    """Return the graph of a page. Its nodes name each other by ids that are the same on every page."""
    build = medical_web_page if isinstance(page, MedicalPage) else web_page
    main = build(page, url, publisher, description=shown.description)
    nodes = [organization(publisher), website(publisher), main]
    if len(shown.trail) > 1:
        nodes.append(breadcrumb(url, shown.trail))
        main["breadcrumb"] = reference_to(nodes[-1]["@id"])
    if subject := _subject(page, url, publisher):
        nodes.append(subject)
        main["about"] = reference_to(subject["@id"])
    nodes += [medical_clinic(location, publisher, with_hours=False) for location in shown.locations]
    nodes += [person(clinician, publisher) for clinician in shown.clinicians]
    return {"@context": "https://schema.org", "@graph": nodes}


def _subject(page: Any, url: str, publisher: Publisher) -> Node | None:
    if isinstance(page, LocationPage):
        is_open = page.location.is_active
        return medical_clinic(page.location, publisher, with_hours=True) if is_open else None
    return next((build(page, url) for kind, build in SUBJECTS if isinstance(page, kind)), None)
