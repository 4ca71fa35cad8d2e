"""Finding a request by what a caller says: a reference, a phone number, an email address or a name.

All but the reference are encrypted and found by keyed hashes (DESIGN §5).
"""

import re
from dataclasses import dataclass

import phonenumbers
from django.db.models import Exists, OuterRef, QuerySet

from appointments.models import AppointmentRequest, SearchToken
from appointments.models.request import REFERENCE_LETTERS
from appointments.rules.name_search import searched_beginnings
from appointments.validators import normalize_reference
from clinic.keyed_hash import keyed_hash, normalize_phone

PURPOSE = "name beginning"
MOST_FOUND = 50
LONGEST_TYPED = 200
REFERENCE = re.compile(f"R-[{REFERENCE_LETTERS}]{{4}}-[{REFERENCE_LETTERS}]{{4}}")


@dataclass(frozen=True)
class Found:
    """The newest requests that were found, and whether there are more than are shown."""

    requests: list[AppointmentRequest]
    has_more: bool = False


def digest_of(beginning: str) -> str:
    """Return what is stored of a name's beginning."""
    return keyed_hash(PURPOSE, beginning)


def find_requests(typed: str) -> Found:
    """Return the requests that somebody means, the newest first, drafts left out. At most three queries.

    Eight letters may be a reference or a name, such as Martinez: the reference comes first.
    """
    typed = typed.strip()[:LONGEST_TYPED]
    sent = AppointmentRequest.objects.sent().select_related("topic", "location", "assigned_to")
    if exact := _with_reference(sent, normalize_reference(typed)):
        return Found(exact)
    if "@" in typed:
        found = sent.filter(email_hash__matches=typed)
    elif phone := phone_of(typed):
        found = sent.filter(phone_hash__matches=phone)
    else:
        return _named(sent, searched_beginnings(typed))
    return _newest(found.order_by("-sent_at", "-pk"))


def phone_of(typed: str) -> str:
    """Return the E.164 number that is meant, an American one where no country is said, or ""."""
    try:
        parsed = phonenumbers.parse(normalize_phone(typed), "US")
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(parsed):
        return ""
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def _with_reference(sent: QuerySet[AppointmentRequest], reference: str) -> list[AppointmentRequest]:
    return list(sent.filter(reference=reference)) if REFERENCE.fullmatch(reference) else []


def _named(sent: QuerySet[AppointmentRequest], beginnings: list[str]) -> Found:
    """Walk the index of the longest beginning, from the newest on; the others have to be there too."""
    if not beginnings:
        return Found([])
    first, *others = [digest_of(beginning) for beginning in beginnings]
    tokens = SearchToken.objects.filter(digest=first)
    for digest in others:
        tokens = tokens.filter(
            Exists(SearchToken.objects.filter(request=OuterRef("request"), digest=digest).order_by())
        )
    newest = tokens.order_by("-sent_at", "-request").values_list("request", flat=True)
    pks = list(newest[: MOST_FOUND + 1])
    by_pk = sent.in_bulk(pks[:MOST_FOUND])
    return Found([by_pk[pk] for pk in pks[:MOST_FOUND] if pk in by_pk], len(pks) > MOST_FOUND)


def _newest(found: QuerySet[AppointmentRequest]) -> Found:
    requests = list(found[: MOST_FOUND + 1])
    return Found(requests[:MOST_FOUND], len(requests) > MOST_FOUND)
