"""Writing by what a request is found."""

from appointments.models import AppointmentRequest, SearchToken
from appointments.queries.duplicates import person_digest, person_of
from appointments.queries.search import digest_of
from appointments.rules.name_search import beginnings_of


def index_names(*, request: AppointmentRequest) -> None:
    """Make a request findable by the beginnings of its names, and by the whole name with the birth date.

    What it was found by before is forgotten.
    """
    request.search_tokens.all().delete()
    SearchToken.objects.bulk_create(
        SearchToken(request=request, digest=digest, sent_at=request.sent_at) for digest in digests_of(request)
    )


def digests_of(request: AppointmentRequest) -> list[str]:
    """Return the keyed hash of each beginning of a name, and of the whole name with the birth date."""
    names = (request.first_name, request.last_name, request.name_to_use, request.helper_name)
    digests = [digest_of(beginning) for beginning in sorted(beginnings_of(names))]
    whole = person_digest(person_of(request))
    return [*digests, whole] if whole else digests
