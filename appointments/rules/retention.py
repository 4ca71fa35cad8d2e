"""How long a request is kept, and when it may be deleted before that. Sources: docs/decisions/0024."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from appointments.enums import ClosedReason, Verb
from appointments.rules.name_search import words_of

# Beside the reasons for closing, the one kind of request that is kept longer whatever ended it.
MEDICAL_RECORD = "medical_record"
MEDICAL_RECORD_LABEL = "Any reason, when a visit took place or a clinician judged it"
CODES = [*ClosedReason.choices, (MEDICAL_RECORD, MEDICAL_RECORD_LABEL)]
# Rule 64B8-10.002(3), F.A.C.: five years at least from the last contact. With the leap days in them.
LEAST_MEDICAL_DAYS = 5 * 365 + 2
LONGEST_DAYS = 50 * 366
MONTH, QUARTER, TWO_YEARS, SEVEN_YEARS = 30, 90, 2 * 365 + 1, 7 * 365 + 2
DEFAULT_DAYS: dict[str, int] = {
    ClosedReason.COMPLETED: SEVEN_YEARS,
    ClosedReason.NOT_SUITABLE: SEVEN_YEARS,
    ClosedReason.WITHDRAWN: TWO_YEARS,
    ClosedReason.UNREACHABLE: TWO_YEARS,
    ClosedReason.REFERRED_ELSEWHERE: TWO_YEARS,
    ClosedReason.DUPLICATE: QUARTER,
    ClosedReason.ENTERED_IN_ERROR: QUARTER,
    ClosedReason.SPAM: MONTH,
    MEDICAL_RECORD: SEVEN_YEARS,
}
# A clinician judged it: from then on it is a medical record.
JUDGED = (Verb.CLINICIAN_ASKED,)


@dataclass(frozen=True)
class Facts:
    """What decides whether a request may be deleted now. `kept_until` is set for a medical record alone."""

    kept_until: datetime | None = None
    merged_into: str = ""
    held: tuple[str, ...] = ()
    has_time: bool = False
    is_leaving: bool = False


def days_kept(reason: str, *, is_medical: bool, periods: Mapping[str, int]) -> int:
    """Return for how many days after it was closed a request is kept."""
    days = periods[reason]
    return max(days, periods[MEDICAL_RECORD]) if is_medical else days


def medical_until(last_contact: datetime, periods: Mapping[str, int]) -> datetime:
    """Return until when a medical record is kept whoever asks for its deletion."""
    return last_contact + timedelta(days=periods[MEDICAL_RECORD])


def deletion_refusal(facts: Facts, *, now: datetime) -> str:
    """Return why a request cannot be deleted now, or ""."""
    if facts.merged_into:
        return (
            f"It was merged into {facts.merged_into}, and goes with that one. Delete {facts.merged_into}"
            " instead, or undo the merge first."
        )
    if facts.held:
        return (
            f"There is a legal hold on {', '.join(facts.held)}. Nothing may be deleted before it is lifted."
        )
    if facts.has_time:
        return "It has a time on the calendar. Cancel that first, so that the patient hears of it."
    if facts.is_leaving:
        return "An email to the patient is leaving at this moment. Try again in a minute."
    if facts.kept_until and facts.kept_until > now:
        return (
            "It is part of a medical record, since a visit took place or a clinician judged it. It has to be"
            f" kept until {facts.kept_until:%B %-d, %Y} (rule 64B8-10.002(3), F.A.C.)."
        )
    return ""


def purged_refusal(purged_at: datetime | None) -> str:
    """Return why nothing can be done any more with a request that was purged, or ""."""
    if purged_at is None:
        return ""
    return f"This request was purged on {purged_at:%B %-d, %Y}. Nothing more can be done with it."


def tells_of(text: str, *, names: Iterable[str], email: str, phone: str) -> bool:
    """Say whether a reason that stays for good names the person whom it is about."""
    named = {word for name in names for word in words_of(name) if len(word) > 1}
    digits = "".join(one for one in text if one.isdigit())
    has_phone = len(phone) > 7 and phone[-7:] in digits
    return (
        bool(named.intersection(words_of(text)))
        or has_phone
        or (bool(email) and email.casefold() in text.casefold())
    )


def spoken_days(days: int) -> str:
    """Return a number of days as people say it: "30 days", "about 7 years"."""
    years = round(days / 365.25)
    return f"about {years} years" if years >= 2 else f"{days} day{'' if days == 1 else 's'}"
