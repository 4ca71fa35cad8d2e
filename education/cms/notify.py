"""Mails the reviewers when a text waits for them; Wagtail mails only the groups of its own kind of task."""

from typing import Any

from django.db import models
from wagtail.admin.mail import GroupApprovalTaskStateSubmissionEmailNotifier
from wagtail.models import TaskState
from wagtail.signals import task_submitted

from clinic.models import User
from clinic.roles import ROLES, Role
from education.models import ClinicalReviewTask


class ReviewAskedFor(GroupApprovalTaskStateSubmissionEmailNotifier):
    def can_handle(self, instance: Any, **kwargs: Any) -> bool:
        return isinstance(instance, TaskState) and isinstance(instance.task.specific, ClinicalReviewTask)

    def get_recipient_users(self, task_state: TaskState, **kwargs: Any) -> models.QuerySet[User]:
        reviewers = User.objects.filter(groups__name=ROLES[Role.CLINICAL_REVIEWER].title, is_active=True)
        submitted_by = kwargs.get("user")
        return reviewers.exclude(pk=submitted_by.pk) if submitted_by else reviewers


review_asked_for = ReviewAskedFor()
task_submitted.connect(review_asked_for, sender=TaskState, dispatch_uid="education.review_asked_for")
