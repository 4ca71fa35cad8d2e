"""The one workflow: a clinician signs a text off. Made and kept by every `migrate`.

Wagtail's own workflow and groups are switched off, because they let people publish by another road.
"""

from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate

NAME = "Clinical sign-off"
WAGTAILS_WORKFLOW = "Moderators approval"
WAGTAILS_GROUPS = ("Moderators", "Editors")


def keep_workflow(sender: AppConfig, **kwargs: Any) -> None:
    """Bring the workflow in order once the last application is migrated."""
    with_models = [config for config in apps.get_app_configs() if config.models_module]
    if sender is with_models[-1]:
        _keep_sign_off()
        _switch_off_wagtails_own()


def _keep_sign_off() -> None:
    from wagtail.models import Page, Workflow, WorkflowContentType, WorkflowPage, WorkflowTask

    from education.models import MEDICAL_SNIPPETS, ClinicalReviewTask

    root = Page.objects.filter(depth=1).first()
    if root is None:
        return
    workflow, _ = Workflow.objects.get_or_create(name=NAME)
    task, _ = ClinicalReviewTask.objects.get_or_create(name="Clinical review")
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task)
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
    for model in MEDICAL_SNIPPETS:
        WorkflowContentType.objects.update_or_create(
            content_type=model.get_content_type(), defaults={"workflow": workflow}
        )


def _switch_off_wagtails_own() -> None:
    """Deactivate the workflow, and remove the groups where nobody is in them."""
    from django.contrib.auth.models import Group
    from wagtail.models import Workflow

    for workflow in Workflow.objects.filter(name=WAGTAILS_WORKFLOW, active=True):
        workflow.deactivate()
    Group.objects.filter(name__in=WAGTAILS_GROUPS, user=None).delete()


def connect() -> None:
    post_migrate.connect(keep_workflow, dispatch_uid="education.keep_workflow")
