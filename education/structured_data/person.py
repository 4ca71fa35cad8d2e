"""The clinicians whom a page names."""

from clinic.models import Clinician
from education.structured_data.publisher import Publisher
from education.structured_data.text import Node, without_empty, words


def named(clinician: Clinician, publisher: Publisher) -> Node:
    """Return as much as a page says that names a clinician in passing."""
    return without_empty(
        {
            "@type": "Person",
            "@id": publisher.id_of("clinician", clinician.pk),
            "name": clinician.name,
            "honorificSuffix": clinician.credentials,
        }
    )


def person(clinician: Clinician, publisher: Publisher) -> Node:
    """Return what the team page says about a clinician."""
    return named(clinician, publisher) | without_empty(
        {
            "jobTitle": clinician.title,
            "description": words(clinician.biography),
            "identifier": clinician.licence_number,
            "knowsLanguage": [part for text in clinician.languages.split(",") if (part := text.strip())],
            "worksFor": {"@id": publisher.organization_id},
            "workLocation": [
                {"@id": publisher.id_of("location", location.pk)} for location in clinician.locations.all()
            ],
        }
    )
