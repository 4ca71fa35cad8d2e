"""Keeps why a publisher went on in spite of advice. The checks themselves are in education/checks/."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from wagtail import hooks
from wagtail.models import Page

from education.checks.page import override


@hooks.register("before_publish_page")
def keep_override(request: HttpRequest, page: Page) -> None:
    """Write the reason down. The page is saved by now, and goes live next."""
    codes, reason = getattr(page, "overridden", ([], ""))
    publisher: Any = request.user
    if codes:
        override(page, codes=codes, reason=reason, by=publisher, now=timezone.now())
