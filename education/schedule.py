"""Puts scheduled pages on the site and takes expired ones off, as `publish_scheduled` does.

That command stops at the first text that may not be published. Here such a page or snippet loses its
date, its history says so, and the others go on.
"""

from datetime import datetime

from django.core.management import call_command
from wagtail.log_actions import log
from wagtail.models import Revision

from education.publishing import MedicalText, may_go_live


def publish_scheduled(*, now: datetime) -> None:
    for revision in Revision.objects.filter(approved_go_live_at__lt=now):
        _drop_if_refused(revision)
    call_command("publish_scheduled")


def _drop_if_refused(revision: Revision) -> None:
    text = revision.as_object()
    if isinstance(text, MedicalText) and not may_go_live(text):
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
        log(instance=text, action="education.refuse_scheduled", revision=revision)
