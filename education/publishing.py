"""The rule that no medical text goes live without a clinician's approval of these very words.

It is held when a page or a snippet is saved (`guard`), because that is where all roads meet: the editor's
button, schedules, bulk actions, copies, aliases, old revisions, the shell. `publish` of either and the editor
(education/cms/sign_off.py) ask before that, so that people are told early and in plain words.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.models import Page

from clinic.models import ClinicSettings
from education.medical_content import content_hash, medical_content, medical_fields
from education.models import ClinicalApproval
from education.models.medical_page import MedicalPage
from education.models.medical_snippet import MedicalSnippet
from education.review_dates import months_later

MedicalText = MedicalPage | MedicalSnippet

loading_samples: ContextVar[bool] = ContextVar("loading_samples", default=False)


class PublishingRefused(PermissionDenied):
    """No clinician has approved the words that were about to go live."""


def refuse_unless_signed_off(text: MedicalText) -> None:
    if not may_go_live(text):
        raise PublishingRefused(refusal(text))


def refusal(text: MedicalText) -> str:
    kind = text._meta.verbose_name if isinstance(text, MedicalSnippet) else "page"
    return (
        f"“{text}” was not published: no clinician has signed off these words."
        f" Submit the {kind} for clinical sign-off; it goes live when a clinician approves it."
    )


def may_go_live(text: MedicalText) -> bool:
    return loading_samples.get() or matching_approval(text) is not None


def matching_approval(text: MedicalText) -> ClinicalApproval | None:
    """Return the approval of exactly these words: the text's newest one, or that of its live version.

    An older one does not count. A later approval replaced its words, perhaps because they were wrong.
    """
    approvals = ClinicalApproval.objects.of(_original(text))
    words = medical_content(text)
    found = approvals.filter(content_hash=content_hash(words)).first()
    if found is None or found == approvals.first():
        return found
    live = _live(text)
    return found if live and medical_content(live) == words else None


def guard(text: MedicalText, update_fields: frozenset[str] | None) -> None:
    """Let a medical text be saved as live only when it is approved; a page says by whom.

    What is live already may be saved as it is, because Wagtail saves pages for many reasons.
    """
    if not text.live or not touches_what_is_public(text, update_fields):
        return
    if approval := matching_approval(text):
        if isinstance(text, MedicalPage):
            _stamp(text, approval)
    elif not _stays_as_it_is(text) and not loading_samples.get():
        raise PublishingRefused(refusal(text))


def touches_what_is_public(text: MedicalText, update_fields: frozenset[str] | None) -> bool:
    public = {field.name for field in medical_fields(type(text))} | {"live", "last_published_at"}
    return update_fields is None or bool(public & update_fields)


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


def _original(text: Any) -> Any:
    """Return the page that an alias repeats, however many aliases lie between. Snippets have none."""
    while getattr(text, "alias_of_id", None):
        text = Page.objects.only("pk", "alias_of_id").get(pk=text.alias_of_id)
    return text


def _live(text: MedicalText) -> Any:
    """Return the text as it is on the site now, if it is."""
    return type(text).objects.filter(pk=text.pk, live=True).first()


def _stays_as_it_is(text: MedicalText) -> bool:
    """Say whether the same words are live already, and this is not a publishing: that stamps its time."""
    before = _live(text)
    if before is None or before.last_published_at != text.last_published_at:
        return False
    return medical_content(before) == medical_content(text)


def _stamp(page: MedicalPage, approval: ClinicalApproval) -> None:
    """Write the approval onto what goes live; a further revision would no longer be the approved one."""
    page.approved_version = approval.version
    page.reviewed_by = approval.clinician
    page.last_reviewed_on = timezone.localdate(approval.approved_at)
    page.next_review_on = months_later(page.last_reviewed_on, page.review_interval_months)
    page.change_note = ""  # It belongs to the approval now; the next change needs a note of its own.
