"""What a queue can be narrowed to, and how a choice is written in an address."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields

CONSULTATION = "consultation"
TOPIC, VISIT = "topic", "visit"
NOWHERE = "none"
MOST_SAVED = 12
LONGEST_NAME = 40


@dataclass(frozen=True)
class QueueFilters:
    """What is chosen; an empty value leaves everything. Nothing in it is about a person.

    `location` is a number or "none" for no preference, `service` is "consultation", "topic-…" or "visit-…",
    `language` a code, `source` the path of a page, and `age` a code of AGES.
    """

    location: str = ""
    service: str = ""
    language: str = ""
    source: str = ""
    age: str = ""

    @property
    def chosen(self) -> dict[str, str]:
        """Return what is chosen, in the order of the form."""
        return {name: value for name, value in asdict(self).items() if value}


FILTER_NAMES = tuple(field.name for field in fields(QueueFilters))
AGES = {
    "today": "Sent today",
    "week": "Sent in the last 7 days",
    "older": "Sent more than 7 days ago",
}


def filters_from(values: Mapping[str, str]) -> QueueFilters:
    """Return the filters among some values; whatever else stands there is left out."""
    return QueueFilters(**{name: values.get(name, "") for name in FILTER_NAMES})


def service_code(kind: str, code: str) -> str:
    """Return how a topic or a kind of visit is named in an address."""
    return f"{kind}-{code}"


def service_of(value: str) -> tuple[str, str]:
    """Return the kind and the code that a value of `service` names; the code is empty for a consultation."""
    kind, _, code = value.partition("-")
    return kind, code
