"""What a clinician reads of a screening, and what everybody else at the desk is told."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.http import HttpRequest

from appointments.actions.access import record_access
from appointments.enums import FlagLevel
from appointments.forms.screening.pages import BY_SLUG
from appointments.forms.screening.review import ReviewSection, review_sections
from appointments.models import AppointmentRequest, Screening
from appointments.queries.drafts import stored_answers
from appointments.rules.triage import Route
from clinic.privacy import Privacy
from clinic.staff import staff_user

READ = "appointments.read_answers"
TONES = {FlagLevel.CLINICIAN: "late", FlagLevel.INFO: "soon", FlagLevel.NONE: "done"}
ROUTES = {Route.CLINICIAN: "A clinician should look first.", Route.FRONT_DESK: "The front desk can go on."}
# What could stop a treatment, then the pain and its history, then the rest.
CLINICIANS_ORDER = (
    *("part-4", "part-5", "part-6", "part-7", "part-8", "part-9", "part-10", "part-11"),
    *("part-1", "part-2", "part-3", "part-12", "start"),
)


@dataclass(frozen=True)
class ScreeningSummary:
    """`flags` and what follows stay empty for somebody who may not read answers."""

    level: FlagLevel
    route: str
    may_read: bool
    flags: list[dict[str, Any]] = field(default_factory=list)
    peg_score: str = ""
    sections: list[ReviewSection] = field(default_factory=list)
    versions: str = ""

    @property
    def tone(self) -> str:
        return TONES[self.level]

    @property
    def label(self) -> str:
        return self.level.label


def screening_summary(
    http: HttpRequest, request: AppointmentRequest, *, now: datetime
) -> ScreeningSummary | None:
    """Return what this person may know, and record it when that is clinical.

    Without the permission the answers are not even read from the database..
    """
    if not http.user.has_perm(READ):
        return _outline(request)
    screening = Screening.objects.filter(request=request).first()
    if screening is None:
        return None
    record_access(by=staff_user(http), now=now, request=request, privacy=Privacy.CLINICAL)
    request.screening = screening
    pages = [BY_SLUG[slug] for slug in CLINICIANS_ORDER]
    return ScreeningSummary(
        level=FlagLevel(screening.flag_level),
        route=_spoken_route(screening.route),
        may_read=True,
        flags=sorted(screening.flags, key=lambda flag: flag["level"] != FlagLevel.CLINICIAN),
        peg_score=screening.peg_score,
        sections=review_sections(pages, stored_answers(request), address=lambda slug: ""),
        versions=f"Questions {screening.form_version}, rules {screening.rules_version or 'none'}",
    )


def _outline(request: AppointmentRequest) -> ScreeningSummary | None:
    row = Screening.objects.filter(request=request).values_list("flag_level", "route").first()
    return ScreeningSummary(FlagLevel(row[0]), _spoken_route(row[1]), may_read=False) if row else None


def _spoken_route(code: str) -> str:
    return ROUTES[Route(code)] if code else ""
