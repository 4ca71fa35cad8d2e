"""The report of pages that a clinician has to look at."""

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.reports import PageReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from education.queries import pages_needing_review

MAY = ["add", "change", "publish"]
URL_NAME = "education_needs_review"


class NeedsReviewReport(PageReportView):
    """Lists the pages and the reasons, computed at the moment of asking."""

    page_title = "Needs review"
    header_icon = "warning"
    index_url_name = URL_NAME
    index_results_url_name = f"{URL_NAME}_results"
    results_template_name = "education/cms/needs_review_results.html"
    any_permission_required = MAY
    list_export = [*PageReportView.list_export, "reasons"]
    export_headings = PageReportView.export_headings | {"reasons": "Reasons"}

    def get_queryset(self) -> Any:
        found = pages_needing_review(timezone.localdate())
        self.reasons = {needs.page.pk: " ".join(needs.reasons) for needs in found}
        self.queryset = Page.objects.filter(pk__in=self.reasons).order_by("path").prefetch_workflow_states()
        return super().get_queryset()

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        for page in object_list:
            page.reasons = self.reasons[page.pk]
        return object_list


class NeedsReviewMenuItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        return policy_registry.get_by_type(Page).user_has_any_permission(request.user, MAY)


@hooks.register("register_reports_menu_item")
def register_menu_item() -> MenuItem:
    return NeedsReviewMenuItem(
        "Needs review", reverse(URL_NAME), name="needs-review", icon_name="warning", order=100
    )


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    return [
        path("reports/needs-review/", NeedsReviewReport.as_view(), name=URL_NAME),
        path(
            "reports/needs-review/results/",
            NeedsReviewReport.as_view(results_only=True),
            name=f"{URL_NAME}_results",
        ),
    ]
