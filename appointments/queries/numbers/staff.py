"""Who has how much to do."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from appointments.models import ContactAttempt
from appointments.queries.numbers.days import Clocks, days_of
from appointments.rules.numbers import DateRange
from clinic.models import User


@dataclass(frozen=True)
class StaffLoad:
    """`held` are the open requests that somebody has now, `contacts` those they logged in the range."""

    user: User
    held: int
    contacts: int


def staff_load(span: DateRange, by_place: Clocks, held: Mapping[int | None, int]) -> list[StaffLoad]:
    """Return who has open requests or logged contacts on these days, by name. Two queries."""
    on_days = days_of(span, by_place, at="at", place="request__location_id")
    logged = ContactAttempt.objects.filter(on_days).order_by().values_list("by").annotate(number=Count("pk"))
    contacts = Counter(dict(logged))
    people = User.objects.filter(pk__in={pk for pk in held if pk} | set(contacts))
    loads = [StaffLoad(user, held.get(user.pk, 0), contacts[user.pk]) for user in people]
    return sorted(loads, key=lambda load: (str(load.user).casefold(), load.user.pk))
