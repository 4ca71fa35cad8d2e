"""A report of every published medical page, with who reviewed it and when the next review is due."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from education.models.medical_page import MedicalPage
from education.review_due import with_review_dates


def review_report(request: HttpRequest) -> HttpResponse:
    """Show the pages in the order in which they are due, and those that nobody reviewed yet."""
    reviewed = list(with_review_dates(Page.objects.all()))
    medical = Page.objects.live().filter(alias_of=None).type(MedicalPage)
    values: dict[str, Any] = {
        "reviewed": reviewed,
        "unreviewed": medical.exclude(pk__in=[page.pk for page in reviewed]).order_by("title"),
        "today": timezone.localdate(),
    }
    return render(request, "education/cms/review_report.html", values)


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern]:
    return [path("reports/reviews/", review_report, name="review_report")]


@hooks.register("register_reports_menu_item")
def report_menu_item() -> MenuItem:
    return MenuItem("Clinical reviews", reverse("review_report"), icon_name="calendar-check", order=100)
