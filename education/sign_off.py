"""A clinician vouches for a text: who may, and what is written down."""

from typing import Any

from django.db import models, transaction
from django.utils import timezone
from wagtail.models import Page, Revision, TaskState

from clinic.models import User
from education.checklist import CHECKLIST_VERSION, CHECKS, ChecklistForm
from education.medical_content import changed_fields, content_hash, medical_content
from education.models import ClinicalApproval
from education.models.clinical_review_task import SIGN_OFF
from education.publishing import MedicalText, PublishingRefused

FIRST_NOTE = "First version."
UNCHANGED_NOTE = "Reviewed again. Nothing changed."


@transaction.atomic
def sign_off(revision: Revision, *, by: User, answers: dict[str, Any]) -> ClinicalApproval | None:
    """Write down that `by` approves this very revision.

    Raise PublishingRefused where they may not, where a box is not ticked, or where the text changed
    after it was submitted. A page without medical text needs no approval, and None is returned.
    """
    text = _locked(revision)
    if not isinstance(text, MedicalText):
        return None
    problems = [*objections(text, by), *_form_problems(answers)]
    if _changed_since_submitted(text, revision):
        problems.append("The text changed after it was submitted. Ask for it to be submitted again.")
    if problems:
        raise PublishingRefused(" ".join(problems))
    return _write(text, revision, by)


def objections(text: MedicalText, user: User) -> list[str]:
    """Return what speaks against `user` as the one who approves `text`, one sentence each."""
    found = []
    clinician = getattr(user, "clinician", None)
    if not user.has_perm(SIGN_OFF):
        found.append("You do not have the right to sign off medical pages.")
    if clinician is None or not clinician.is_active:
        found.append("Only a clinician can sign off a text. Your account is linked to none.")
    if user.pk in authors_since_approval(text):
        found.append("You wrote part of this text, so another clinician has to sign it off.")
    return found


def authors_since_approval(text: MedicalText) -> set[int]:
    """Return the accounts that wrote the revision at hand, or any since the last approval."""
    revisions = Revision.objects.for_instance(text).exclude(user=None)
    last = ClinicalApproval.objects.of(text).first()
    since = models.Q() if last is None else models.Q(created_at__gt=last.approved_at)
    written = revisions.filter(since | models.Q(pk=text.latest_revision_id))
    return set(written.values_list("user_id", flat=True))


def _locked(revision: Revision) -> Any:
    """Return the page or snippet of a revision, which nobody else can sign off meanwhile."""
    model: Any = revision.base_content_type.model_class()
    text = model.objects.select_for_update().get(pk=revision.object_id)
    return text.specific if isinstance(text, Page) else text


def _changed_since_submitted(text: MedicalText, revision: Revision) -> bool:
    """Say whether there is a newer revision, or the editor's autosave wrote over this very one."""
    if text.latest_revision_id != revision.pk:
        return True
    waiting = revision.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
    return waiting.filter(started_at__lt=revision.created_at).exists()


def _form_problems(answers: dict[str, Any]) -> list[str]:
    form = ChecklistForm(answers)
    unticked = [label for name, label in CHECKS.items() if not form.is_valid() and name in form.errors]
    return [f"Not confirmed: {label}" for label in unticked]


def _write(text: MedicalText, revision: Revision, by: User) -> ClinicalApproval:
    last = ClinicalApproval.objects.of(text).first()
    submitted: MedicalText = revision.as_object()
    content = medical_content(submitted)
    return ClinicalApproval.objects.create(
        content_type=text.get_base_content_type(),
        object_id=text.pk,
        version=last.version + 1 if last else 1,
        revision=revision,
        title=str(submitted),
        content=content,
        content_hash=content_hash(content),
        change_note=getattr(submitted, "change_note", "") or _usual_note(type(text), last, content),
        clinician=by.clinician,
        user=by,
        checklist_version=CHECKLIST_VERSION,
        answers=dict.fromkeys(CHECKS, True),
        approved_at=timezone.now(),
    )


def _usual_note(model: type[models.Model], last: ClinicalApproval | None, content: dict[str, Any]) -> str:
    """Return a line for the history when the author wrote none; a snippet has no place for one."""
    if last is None:
        return FIRST_NOTE
    changed = changed_fields(model, last.content, content)
    return f"Changed: {', '.join(changed)}."[:200] if changed else UNCHANGED_NOTE
