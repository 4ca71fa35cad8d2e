"""The answers as the check-answers page reads them back, a section a page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from appointments.forms.screening.base import Stored
from appointments.forms.screening.labels import LABELS, ONLY_WHEN
from appointments.forms.screening.pages import Page
from appointments.forms.screening.pain import PegForm
from appointments.rules.peg import peg_score
from appointments.rules.screening import PEG_ITEMS, is_asked
from clinic.dates import MONTHS
from clinic.phones import spoken_phone

NOT_GIVEN = ("Not given",)


@dataclass(frozen=True)
class ReviewRow:
    """The question in short, the answer's lines, and where to change it (`href` is empty for a sum)."""

    slug: str
    name: str
    label: str
    lines: tuple[str, ...]
    href: str = ""


@dataclass(frozen=True)
class ReviewSection:
    """What one page was answered with."""

    title: str
    rows: list[ReviewRow]


def review_sections(
    pages: Iterable[Page], stored: Stored, *, address: Callable[[str], str]
) -> list[ReviewSection]:
    """Return every saved page's answers; `address` turns a page's slug into its address."""
    return [
        ReviewSection(page.title, _rows(page, stored, address)) for page in pages if page.is_answered(stored)
    ]


def _rows(page: Page, stored: Stored, address: Callable[[str], str]) -> list[ReviewRow]:
    rows = [
        ReviewRow(page.slug, name, label, _lines(page, name, stored), f"{address(page.slug)}#field_{name}")
        for name, label in LABELS.items()
        if name in page.form_class.base_fields and name in stored and _applies(name, stored)
    ]
    return [*rows, _score_row(page, stored)] if page.form_class is PegForm else rows


def _score_row(page: Page, stored: Stored) -> ReviewRow:
    score = peg_score(*(stored.get(name) for name in PEG_ITEMS))
    lines = ("We ask by phone",) if score is None else (f"{score} of 10",)
    return ReviewRow(page.slug, "peg_score", "The three together, on average", lines)


def _applies(name: str, stored: Stored) -> bool:
    if name in ONLY_WHEN:
        other, value = ONLY_WHEN[name]
        answer = stored.get(other)
        return value in answer if isinstance(answer, list) else value == answer
    return is_asked(name, stored)


def _lines(page: Page, name: str, stored: Stored) -> tuple[str, ...]:
    value: Any = stored[name]
    if value in ("", None, []):
        return NOT_GIVEN
    if name == "phone":
        return (spoken_phone(value),)
    if name == "date_of_birth":
        return (_spoken_date(date.fromisoformat(value)),)
    if isinstance(value, bool):
        return ("Yes" if value else "No, thank you",)
    field: Any = page.form_class.base_fields[name]
    if hasattr(field, "choices"):
        return _labels(field.choices, value if isinstance(value, list) else [value])
    return tuple(str(value).split("\n"))


def _labels(choices: Any, codes: list[Any]) -> tuple[str, ...]:
    """Return how the codes read; one that is not offered any more is shown as it is, not dropped."""
    named = {str(code): str(label) for code, label in choices}
    return tuple(named.get(str(code), str(code)) for code in codes)


def _spoken_date(day: date) -> str:
    return f"{MONTHS['en'][day.month - 1]} {day.day}, {day.year}"
