"""What the front desk's clock says, and when a request may be closed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

SOON_MINUTES = 60
LONGEST_SNOOZE_DAYS = 60


@dataclass(frozen=True)
class Age:
    """A request's place on the clock: `tone` is one of calm, soon, late or paused."""

    words: str
    tone: str


def age(open_minutes_left: int, open_minutes_late: int) -> Age:
    """Return the chip for a request; both figures are minutes of opening time, one of them 0."""
    if open_minutes_late > 0:
        return Age(f"{duration_words(open_minutes_late)} late", "late")
    tone = "soon" if open_minutes_left <= SOON_MINUTES else "calm"
    return Age(f"call within {duration_words(max(open_minutes_left, 1))}", tone)


def asleep(wakes_at: datetime, opens_at: datetime, today: date) -> Age:
    """Return the chip of a request that stands aside; all by its location's wall clock.

    Who wakes when that day begins (`opens_at`) is put off to a day, and its hour goes without saying.
    """
    return Age(f"snoozed until {spoken_wake(wakes_at, opens_at, today)}", "paused")


def spoken_wake(wakes_at: datetime, opens_at: datetime, today: date) -> str:
    """Return until when something stands aside, such as "Mon, Mar 9", "1 pm" or "Mon, Mar 9, 1 pm"."""
    if wakes_at.date() == today:
        return spoken_hour(wakes_at)
    day = spoken_day(wakes_at.date())
    return day if wakes_at == opens_at else f"{day}, {spoken_hour(wakes_at)}"


def snooze_refusal(wake_on: date, today: date) -> str:
    """Return why a request cannot be put off to a day, or "" when it can; both by the location's calendar."""
    if wake_on <= today:
        return f"Choose a day after today, {spoken_day(today)}."
    latest = today + timedelta(days=LONGEST_SNOOZE_DAYS)
    if wake_on > latest:
        return f"Choose a day within {LONGEST_SNOOZE_DAYS} days: {spoken_day(latest)} is the last one."
    return ""


def wake_refusal(wake_at: datetime, now: datetime, latest_on: date) -> str:
    """Return why a request cannot stand aside until a moment, or "" when it can.

    `wake_at` is by the location's wall clock, and `latest_on` the last day that it may be on.
    """
    if wake_at <= now:
        return "That time has come already: the request stays in the queue."
    return f"Choose a time until {spoken_day(latest_on)}." if wake_at.date() > latest_on else ""


def spoken_hour(local: datetime) -> str:
    """Return a wall-clock time as people say it: "noon", "1 pm", "8:30 am"."""
    if (local.hour, local.minute) == (12, 0):
        return "noon"
    minutes = f":{local:%M}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes} {'pm' if local.hour >= 12 else 'am'}"


def spoken_day(day: date) -> str:
    """Return a day as the queue says it: "Mon, Mar 9"."""
    return f"{day:%a, %b} {day.day}"


def duration_words(minutes: int) -> str:
    """Return minutes as people say them: "40 minutes", "1 hour", "3 hours"."""
    if minutes < 60:
        return _count(minutes, "minute")
    return _count(round(minutes / 60), "hour")


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


@dataclass(frozen=True)
class UnreachableRule:
    """How often the clinic tries before it calls somebody unreachable."""

    attempts: int = 3
    days: int = 2
    channels: int = 2


def missing_attempts(rule: UnreachableRule, attempts: Iterable[tuple[date, str]]) -> str:
    """Return what is still to be tried before "unreachable" may be said, or "" when all was.

    `attempts` are the tries so far, as (local date, channel).
    """
    tried = list(attempts)
    days, channels = {day for day, _ in tried}, {channel for _, channel in tried}
    if len(tried) >= rule.attempts and len(days) >= rule.days and len(channels) >= rule.channels:
        return ""
    return (
        f"“Could not be reached” needs {rule.attempts} tries, on {rule.days} different days and by"
        f" {rule.channels} ways of contact. So far: {len(tried)}, on {len(days)}, by {len(channels)}."
    )
