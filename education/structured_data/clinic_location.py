"""A place where the clinic sees people."""

from clinic.models import Location
from education.structured_data.publisher import Publisher
from education.structured_data.text import Node, without_empty


def medical_clinic(location: Location, publisher: Publisher, *, with_hours: bool) -> Node:
    """Return the place; its hours only where the page shows them."""
    return without_empty(
        {
            "@type": "MedicalClinic",
            "@id": publisher.id_of("location", location.pk),
            "name": location.name,
            "telephone": location.phone,
            "address": _address(location),
            "openingHoursSpecification": _hours(location) if with_hours else [],
            "parentOrganization": {"@id": publisher.organization_id},
        }
    )


def _address(location: Location) -> Node:
    return {
        "@type": "PostalAddress",
        "streetAddress": location.street,
        "addressLocality": location.city,
        "addressRegion": location.state,
        "postalCode": location.postal_code,
        "addressCountry": "US",
    }


def _hours(location: Location) -> list[Node]:
    """Return one entry a stretch of time, in the location's own wall clock."""
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": row.get_weekday_display(),
            "opens": f"{row.opens_at:%H:%M}",
            "closes": f"{row.closes_at:%H:%M}",
        }
        for row in location.opening_hours.all()
    ]
