"""When two requests look like the same person, and which of two may be merged into the other.

Nothing here decides: a match is a suggestion, and a person looks at both. A family shares its phone and its
email address, so neither of them says anything without a name; and a birth date that differs outweighs
whatever is the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from appointments.enums import OPEN_STATUSES, RequestStatus
from appointments.rules.name_search import words_of

# Shorter beginnings are shared by names that have nothing to do with each other, such as Jo in John.
SHORTEST_BEGINNING = 3
# Somebody who writes again later than this wants something new: two such requests are no duplicates.
LOOKS_BACK = timedelta(days=90)


class Match(StrEnum):
    """What is the same, in the order in which it is said. The codes are stored."""

    PHONE = "phone"
    EMAIL = "email"
    NAME = "name"
    SIMILAR_NAME = "similar_name"
    BIRTH_DATE = "birth_date"


WORDS = {
    Match.PHONE: "phone number",
    Match.EMAIL: "email address",
    Match.NAME: "name",
    Match.SIMILAR_NAME: "a similar name",
    Match.BIRTH_DATE: "birth date",
}


@dataclass(frozen=True)
class Person:
    """Who a request is for. Phone and email are their keyed hashes, None where there is none."""

    first_name: str
    last_name: str
    name_to_use: str = ""
    born: date | None = None
    phone: str | None = None
    email: str | None = None


def matches(one: Person, other: Person) -> tuple[Match, ...]:
    """Return why two may be the same person, or () when nothing says so.

    1. Two birth dates that differ are two people.
    2. Names that are not alike are two people, whatever they share.
    3. The same phone number or email address then is enough, and so are the same name and birth date.
    """
    if one.born and other.born and one.born != other.born:
        return ()
    name = _name_match(one, other)
    if name is None:
        return ()
    found = {
        Match.PHONE: one.phone is not None and one.phone == other.phone,
        Match.EMAIL: one.email is not None and one.email == other.email,
        name: True,
        Match.BIRTH_DATE: one.born is not None and one.born == other.born,
    }
    same = tuple(match for match in Match if found.get(match))
    is_enough = {Match.PHONE, Match.EMAIL} & set(same) or {Match.NAME, Match.BIRTH_DATE} <= set(same)
    return same if is_enough else ()


def matches_in_words(codes: Sequence[str]) -> str:
    """Return stored codes as people say them: "same phone number and name"."""
    known = [match for match in Match if match in codes]
    said = [WORDS[match] for match in known if match != Match.SIMILAR_NAME]
    if Match.SIMILAR_NAME in known:
        said.append(WORDS[Match.SIMILAR_NAME])
    return f"same {' and '.join(part for part in (', '.join(said[:-1]), said[-1]) if part)}" if said else ""


def full_name_words(person: Person) -> list[str]:
    """Return the words of a whole name in the order of letters: some write the last name first."""
    return sorted(words_of(f"{person.first_name} {person.last_name}"))


def _name_match(one: Person, other: Person) -> Match | None:
    if full_name_words(one) and full_name_words(one) == full_name_words(other):
        return Match.NAME
    return Match.SIMILAR_NAME if _share_last_name(one, other) and _share_first_name(one, other) else None


def _share_last_name(one: Person, other: Person) -> bool:
    """Garcia and Garcia Lopez may be one person; de la Cruz and de la Rosa are two."""
    mine, theirs = set(words_of(one.last_name)), set(words_of(other.last_name))
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _share_first_name(one: Person, other: Person) -> bool:
    """Ben and Benjamin may be one person, and so may anybody who goes by another name."""
    return any(_begins(a, b) or _begins(b, a) for a in _called(one) for b in _called(other))


def _called(person: Person) -> set[str]:
    """Return the first word of each name that somebody goes by."""
    names = (words_of(person.first_name), words_of(person.name_to_use))
    return {words[0] for words in names if words}


def _begins(short: str, long: str) -> bool:
    return short == long or (len(short) >= SHORTEST_BEGINNING and long.startswith(short))


A_TIME = "a time, an offer or a place on the waitlist"


@dataclass(frozen=True)
class Half:
    """One of two requests that may be merged, as far as it matters for that."""

    reference: str
    status: str
    has_time: bool
    holds_others: bool = False
    needs_clinician: bool = False


def merge_refusal(gone: Half, kept: Half) -> str:
    """Return why one request cannot go into another, or "" when it can.

    What a patient was promised stays where it is: a time never changes its request, so its private links,
    reminders and calendar entries stay true. Nor does an answer that a clinician has to see leave the queue.
    """
    for half in (gone, kept):
        if half.status == RequestStatus.CLOSED:
            return f"{half.reference} is closed. Only two requests that are open can be merged."
    if kept.status == RequestStatus.QUARANTINED:
        return f"{kept.reference} is in quarantine. Let it out first."
    if gone.has_time and kept.has_time:
        return f"Both have {A_TIME}. Settle which one stays, and give up the other."
    return f"{gone.reference} has to be the one that stays: {why}." if (why := _must_stay(gone, kept)) else ""


def _must_stay(gone: Half, kept: Half) -> str:
    if gone.has_time or gone.status not in (*OPEN_STATUSES, RequestStatus.QUARANTINED):
        return f"it has {A_TIME}"
    if gone.needs_clinician and not kept.needs_clinician:
        return "its answers ask for a clinician"
    return "another request was merged into it" if gone.holds_others else ""
