"""The step of the workflow at which a clinician reads a text and vouches for it."""

from typing import Any

from django.db import models, transaction
from wagtail.models import Task, TaskState

from clinic.models import User
from clinic.privacy import classes

SIGN_OFF = "education.sign_off_medical_page"


class ClinicalReviewTask(Task):
    """Reviewers are those with the permission; who may approve a text is in education/sign_off.py.

    While a text waits here, only reviewers can open it for editing. One who does becomes an author of
    it, and then another has to approve.
    """

    privacy = classes(internal="id name content_type active task_ptr")

    class Meta:
        verbose_name = "clinical review"

    def user_can_access_editor(self, obj: models.Model, user: User) -> bool:
        return user.has_perm(SIGN_OFF)

    def locked_for_user(self, obj: models.Model, user: User) -> bool:
        return not user.has_perm(SIGN_OFF)

    def get_actions(self, obj: Any, user: User) -> list[tuple[str, str, bool]]:
        from education.sign_off import objections

        if not user.has_perm(SIGN_OFF):
            return []
        actions = [("reject", "Ask for changes", True)]
        if not objections(obj, user):
            actions.insert(0, ("approve", "Sign off", True))
        return actions

    def get_form_for_action(self, action: str) -> Any:
        from education.checklist import ChecklistForm

        return ChecklistForm if action == "approve" else super().get_form_for_action(action)

    def get_task_states_user_can_moderate(self, user: User, **kwargs: Any) -> models.QuerySet[TaskState]:
        if not user.has_perm(SIGN_OFF):
            return TaskState.objects.none()
        return TaskState.objects.filter(task=self, status=TaskState.STATUS_IN_PROGRESS)

    @transaction.atomic
    def on_action(self, task_state: TaskState, user: User, action_name: str, **kwargs: Any) -> None:
        """Write the approval first: without it, the last step of the workflow could not publish."""
        from education.sign_off import sign_off

        comment = kwargs.get("comment", "")
        if action_name == "approve":
            sign_off(task_state.revision, by=user, answers=kwargs)
        super().on_action(task_state, user, action_name, comment=comment)

    @classmethod
    def get_description(cls) -> str:
        return "A clinician who may sign off medical pages approves this very text, with a checklist."
