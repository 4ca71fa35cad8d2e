"""The reports on links, searches and requests, in the menu Reports."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView

from clinic.page_counts import FEWEST_SHOWN, requests_per_page
from education.page_counts import named_counts
from education.search.misses import Missed, common_misses, forget_old_misses, hidden_misses
from education.site_links import SiteLinks


class ListReport(ReportView):
    """A report over a list that is worked out, not a table of the database."""

    description = ""
    results_template_name = "education/cms/report_results.html"

    def get_queryset(self) -> list[Any]:
        return self.rows()

    def rows(self) -> list[Any]:
        raise NotImplementedError

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(*args, **kwargs) | {"description": self.description}

    def edit_url(self, instance: Any) -> str | None:
        """Return where the person who looks at the report may mend it."""
        return AdminURLFinder(self.request.user).get_edit_url(instance)

    @property
    def columns(self) -> list[Column]:
        raise NotImplementedError


class BrokenLinksReport(ListReport):
    page_title = "Links to mend"
    header_icon = "link"
    index_url_name = "links_report"
    description = (
        "Links in published pages and snippets that lead to nothing, or that somebody typed by hand where a"
        " page could be chosen."
    )
    list_export = ["source", "target", "what"]
    export_headings = {"source": "Where it stands", "target": "Where it leads", "what": "What is wrong"}

    def rows(self) -> list[Any]:
        return sorted(SiteLinks().problems(), key=lambda problem: not problem.is_broken)

    @property
    def columns(self) -> list[Column]:
        return [
            TitleColumn("source", label="Where it stands", get_url=lambda row: self.edit_url(row.source)),
            Column("target", label="Where it leads"),
            Column("what", label="What is wrong"),
        ]


class OrphansReport(ListReport):
    page_title = "Pages that nothing leads to"
    header_icon = "doc-empty"
    index_url_name = "orphans_report"
    description = "Published pages that stand in no menu and no list, and that no other page's text leads to."
    list_export = ["title", "url"]
    export_headings = {"title": "Page", "url": "Address"}

    def rows(self) -> list[Any]:
        return SiteLinks().orphans()

    @property
    def columns(self) -> list[Column]:
        return [TitleColumn("title", label="Page", get_url=self.edit_url), Column("url", label="Address")]


class MissesReport(ListReport):
    page_title = "Searches that found nothing"
    header_icon = "search"
    index_url_name = "misses_report"
    description = (
        "Counted for 90 days. Words are kept only from the third search on, on at least two days, and never"
        " where they hold a figure or an address: what one person typed is nobody's to read."
    )
    list_export = ["words", "hits", "last_on"]
    export_headings = {"words": "Searched for", "hits": "How often", "last_on": "Last on"}
    columns = [
        Column("words", label="Searched for"),
        Column("hits", label="How often"),
        Column("last_on", label="Last on"),
    ]

    def rows(self) -> list[Any]:
        today = timezone.localdate()
        forget_old_misses(today=today)
        hidden = hidden_misses()
        others = [Missed("All other searches together", hidden, today)] if hidden else []
        return [*common_misses(), *others]


class RequestsReport(ListReport):
    page_title = "Requests per page"
    header_icon = "pick"
    index_url_name = "requests_report"
    description = (
        f"How many people asked for an appointment by a page's button, in the last 12 months. Numbers under"
        f" {FEWEST_SHOWN} are not told, so that nobody can be recognized."
    )
    list_export = ["title", "path", "month", "number"]
    export_headings = {"title": "Page", "path": "Address", "month": "Month", "number": "Requests"}
    columns = [
        Column("title", label="Page"),
        Column("path", label="Address"),
        Column("month", label="Month"),
        Column("number", label="Requests"),
    ]

    def rows(self) -> list[Any]:
        return named_counts(requests_per_page(_a_year_before(timezone.localdate())))


REPORTS: tuple[type[ListReport], ...] = (BrokenLinksReport, OrphansReport, MissesReport, RequestsReport)


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern]:
    return [
        path(
            f"reports/{report.index_url_name.removesuffix('_report')}/",
            report.as_view(),
            name=report.index_url_name,
        )
        for report in REPORTS
    ]


def _menu_item(report: type[ListReport], order: int) -> Callable[[], MenuItem]:
    return lambda: MenuItem(
        report.page_title,
        reverse(report.index_url_name),
        name=report.index_url_name,
        icon_name=report.header_icon,
        order=order,
    )


for place, each in enumerate(REPORTS):
    hooks.register("register_reports_menu_item", _menu_item(each, 2000 + place))


def _a_year_before(today: date) -> date:
    """Return the first day of the month eleven months ago: twelve months with this one."""
    months = today.year * 12 + today.month - 1 - 11
    return date(months // 12, months % 12 + 1, 1)
