"""A clinician vouches for a text: who may, and what is written down."""

from typing import Any

from django.db import models, transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from clinic.models import User
from education.checklist import CHECKLIST_VERSION, CHECKS, ChecklistForm
from education.medical_content import changed_fields, content_hash, medical_content
from education.models import ClinicalApproval
from education.models.clinical_review_task import SIGN_OFF
from education.models.medical_page import MedicalPage
from education.publishing import PublishingRefused

FIRST_NOTE = "First version."
UNCHANGED_NOTE = "Reviewed again. Nothing changed."


@transaction.atomic
def sign_off(revision: Revision, *, by: User, answers: dict[str, Any]) -> ClinicalApproval | None:
    """Write down that `by` approves this very revision.

    Raise PublishingRefused where they may not, where a box is not ticked, or where the text changed
    after it was submitted. A page without medical text needs no approval, and None is returned.
    """
    page = Page.objects.select_for_update().get(pk=revision.object_id).specific
    if not isinstance(page, MedicalPage):
        return None
    problems = [*objections(page, by), *_form_problems(answers)]
    if page.latest_revision_id != revision.pk:
        problems.append("The text changed after it was submitted. Ask for it to be submitted again.")
    if problems:
        raise PublishingRefused(" ".join(problems))
    return _write(page, revision, by)


def objections(page: MedicalPage, user: User) -> list[str]:
    """Return what speaks against `user` as the one who approves `page`, one sentence each."""
    found = []
    clinician = getattr(user, "clinician", None)
    if not user.has_perm(SIGN_OFF):
        found.append("You do not have the right to sign off medical pages.")
    if clinician is None or not clinician.is_active:
        found.append("Only a clinician can sign off a text. Your account is linked to none.")
    if user.pk in authors_since_approval(page):
        found.append("You wrote part of this text, so another clinician has to sign it off.")
    return found


def authors_since_approval(page: MedicalPage) -> set[int]:
    """Return the accounts that wrote the revision at hand, or any since the last approval."""
    revisions = Revision.objects.for_instance(page).exclude(user=None)
    last = ClinicalApproval.objects.of(page).first()
    since = models.Q() if last is None else models.Q(created_at__gt=last.approved_at)
    written = revisions.filter(since | models.Q(pk=page.latest_revision_id))
    return set(written.values_list("user_id", flat=True))


def _form_problems(answers: dict[str, Any]) -> list[str]:
    form = ChecklistForm(answers)
    unticked = [label for name, label in CHECKS.items() if not form.is_valid() and name in form.errors]
    return [f"Not confirmed: {label}" for label in unticked]


def _write(page: MedicalPage, revision: Revision, by: User) -> ClinicalApproval:
    last = ClinicalApproval.objects.of(page).first()
    submitted: MedicalPage = revision.as_object()
    content = medical_content(submitted)
    return ClinicalApproval.objects.create(
        content_type=page.get_base_content_type(),
        object_id=page.pk,
        version=last.version + 1 if last else 1,
        revision=revision,
        title=submitted.title,
        content=content,
        content_hash=content_hash(content),
        change_note=submitted.change_note or _usual_note(type(page), last, content),
        clinician=by.clinician,
        user=by,
        checklist_version=CHECKLIST_VERSION,
        answers=dict.fromkeys(CHECKS, True),
        approved_at=timezone.now(),
    )


def _usual_note(page_class: type[Page], last: ClinicalApproval | None, content: dict[str, Any]) -> str:
    """Return a line for the history when the author wrote none."""
    if last is None:
        return FIRST_NOTE
    changed = changed_fields(page_class, last.content, content)
    return f"Changed: {', '.join(changed)}."[:200] if changed else UNCHANGED_NOTE
