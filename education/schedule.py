"""Puts scheduled pages on the site and takes expired ones off, as `publish_scheduled` does.

That command stops at the first page that may not be published. Here such a page loses its date, its
history says so, and the others go on.
"""

from datetime import datetime

from django.core.management import call_command
from wagtail.log_actions import log
from wagtail.models import Revision

from education.models.medical_page import MedicalPage
from education.publishing import may_go_live


def publish_scheduled(*, now: datetime) -> None:
    for revision in Revision.objects.filter(approved_go_live_at__lt=now):
        _drop_if_refused(revision)
    call_command("publish_scheduled")


def _drop_if_refused(revision: Revision) -> None:
    page = revision.as_object()
    if isinstance(page, MedicalPage) and not may_go_live(page):
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
        log(instance=page, action="education.refuse_scheduled", revision=revision)
