"""The checks of a page with the clinic's own list and settings, and what a publisher has said about them."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings

from education.checks.finding import Finding
from education.checks.reading import content_of
from education.checks.run import run_checks
from education.models.check_override import CheckOverride
from education.models.forbidden_phrase import ForbiddenPhrase

if TYPE_CHECKING:
    from clinic.models import User
    from education.models.medical_page import MedicalPage


def findings_of(page: "MedicalPage") -> list[Finding]:
    """Return all that the checks find in the page as it stands in memory, what blocks first."""
    return run_checks(
        content_of(page),
        phrases=[entry.as_phrase() for entry in ForbiddenPhrase.objects.all()],
        off_label_words=settings.OFF_LABEL_WORDS,
        target_grade=settings.READING_GRADE_TARGET,
    )


def blocking_findings(page: "MedicalPage") -> list[Finding]:
    """Return what forbids to publish the page as it stands in memory, whoever asks and from where."""
    return [finding for finding in findings_of(page) if finding.is_blocking]


def overrides_of(page: "MedicalPage") -> list[CheckOverride]:
    """Return the reasons that publishers have given for this very text."""
    if not page.pk:
        return []
    return list(CheckOverride.objects.for_text(page, content_of(page).text_hash).select_related("by"))


def unanswered(page: "MedicalPage", findings: Iterable[Finding]) -> list[Finding]:
    """Return the advisory findings for which nobody has given a reason yet."""
    answered = {code for override in overrides_of(page) for code in override.codes}
    return [finding for finding in findings if not finding.is_blocking and finding.code not in answered]


def override(
    page: "MedicalPage", *, codes: Iterable[str], reason: str, by: "User", now: datetime
) -> CheckOverride:
    """Keep why this very text goes live in spite of what these checks advise."""
    return CheckOverride.objects.create(
        page_id=page.pk,
        page_title=page.title,
        text_hash=content_of(page).text_hash,
        codes=sorted(set(codes)),
        reason=reason,
        by=by,
        at=now,
    )
