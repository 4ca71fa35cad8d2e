"""The rule that no medical text goes live without a clinician's approval of these very words.

It is held when a page is saved (`guard`), because that is where all roads meet: the editor's button,
schedules, bulk actions, copies, aliases, old revisions, the shell. `SignedOff.publish` and the editor
(education/cms/sign_off.py) ask before that, so that people are told early and in plain words.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.models import Page

from clinic.models import ClinicSettings
from education.medical_content import content_hash, medical_content, medical_fields
from education.models import ClinicalApproval
from education.models.medical_page import MedicalPage
from education.review_dates import months_later

loading_samples: ContextVar[bool] = ContextVar("loading_samples", default=False)


class PublishingRefused(PermissionDenied):
    """No clinician has approved the words that were about to go live."""


def refuse_unless_signed_off(page: MedicalPage) -> None:
    if not may_go_live(page):
        raise PublishingRefused(refusal(page))


def refusal(page: Page) -> str:
    return (
        f"“{page.title}” was not published: no clinician has signed off these words."
        " Submit the page for clinical sign-off; it goes live when a clinician approves it."
    )


def may_go_live(page: MedicalPage) -> bool:
    return loading_samples.get() or matching_approval(page) is not None


def matching_approval(page: MedicalPage) -> ClinicalApproval | None:
    """Return the approval of exactly these words: the page's newest one, or that of its live version.

    An older one does not count. A later approval replaced its words, perhaps because they were wrong.
    """
    approvals = ClinicalApproval.objects.of(_original(page))
    found = approvals.filter(content_hash=content_hash(medical_content(page))).first()
    if found is None:
        return None
    live = type(page).objects.filter(pk=page.pk, live=True).values_list("approved_version", flat=True)
    newest = approvals.values_list("version", flat=True)[:1]
    return found if found.version in {*newest, *live} else None


def guard(page: MedicalPage, update_fields: frozenset[str] | None) -> None:
    """Let a medical page be saved as live only when it is approved, and write down by whom.

    What is live already may be saved as it is, because Wagtail saves pages for many reasons.
    """
    if not page.live or not _touches_what_is_public(page, update_fields):
        return
    if approval := matching_approval(page):
        _stamp(page, approval)
    elif not _stays_as_it_is(page) and not loading_samples.get():
        raise PublishingRefused(refusal(page))


@contextmanager
def publishing_samples() -> Iterator[None]:
    """Let the loader of sample content publish texts that no clinician has read.

    Their pages say so. Only a site that `load_sample` made and that still says on every page that it
    is a sample has this road.
    """
    if not ClinicSettings.load().is_sample_site:
        raise PublishingRefused("Only a sample site may show medical pages that no clinician signed off.")
    token = loading_samples.set(True)
    try:
        yield
    finally:
        loading_samples.reset(token)


def _original(page: Page) -> Page:
    """Return the page that an alias repeats, however many aliases lie between."""
    while page.alias_of_id:
        page = Page.objects.only("pk", "alias_of_id").get(pk=page.alias_of_id)
    return page


def _touches_what_is_public(page: MedicalPage, update_fields: frozenset[str] | None) -> bool:
    public = {field.name for field in medical_fields(type(page))} | {"live", "last_published_at"}
    return update_fields is None or bool(public & update_fields)


def _stays_as_it_is(page: MedicalPage) -> bool:
    """Say whether the same words are live already, and this is not a publishing: that stamps its time."""
    before = type(page).objects.filter(pk=page.pk, live=True).first()
    if before is None or before.last_published_at != page.last_published_at:
        return False
    return medical_content(before) == medical_content(page)


def _stamp(page: MedicalPage, approval: ClinicalApproval) -> None:
    """Write the approval onto what goes live; a further revision would no longer be the approved one."""
    page.approved_version = approval.version
    page.reviewed_by = approval.clinician
    page.last_reviewed_on = timezone.localdate(approval.approved_at)
    page.next_review_on = months_later(page.last_reviewed_on, page.review_interval_months)
    page.change_note = ""  # It belongs to the approval now; the next change needs a note of its own.
