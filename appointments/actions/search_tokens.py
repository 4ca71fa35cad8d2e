"""Writing by what a request is found."""

from typing import Any

from django.db import transaction

from appointments.models import AppointmentRequest, SearchToken
from appointments.queries.duplicates import person_digest, person_of
from appointments.queries.search import digest_of
from appointments.rules.name_search import beginnings_of
from clinic.crypto import DecryptionError
from clinic.rotation_outcome import Outcome

BATCH = 200


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


def rebuild_search_tokens(*, dry_run: bool = False, **kwargs: Any) -> Outcome:
    """Index anew each request whose hashes are not those of today's INDEX_KEY, one transaction for each.

    A draft is indexed when it is sent. It runs beside the site and may be stopped and run again.
    """
    outcome = Outcome(SearchToken._meta.db_table)
    sent = AppointmentRequest.objects.sent().order_by("pk").values_list("pk", flat=True)
    keys = list(sent[:BATCH])
    while keys:
        for key in keys:
            _rebuild(key, outcome, dry_run)
        keys = list(sent.filter(pk__gt=keys[-1])[:BATCH])
    return outcome


@transaction.atomic
def _rebuild(key: int, outcome: Outcome, dry_run: bool) -> None:
    """Lock the request, so that a change of its names cannot come between reading and writing."""
    try:
        request = AppointmentRequest.objects.select_for_update(of=("self",)).filter(pk=key).first()
        if request is None or set(digests_of(request)) == _stored(request):
            return
    except DecryptionError:
        outcome.unreadable.append(key)
        return
    if not dry_run:
        index_names(request=request)
    outcome.count(True)


def _stored(request: AppointmentRequest) -> set[str]:
    return set(request.search_tokens.values_list("digest", flat=True))
