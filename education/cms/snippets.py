"""The lists and forms of what is kept once and shown on many pages."""

from typing import Any

from wagtail.admin.ui.tables import UsageCountColumn
from wagtail.models import ReferenceIndex
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from education.models import Alert, GlossaryTerm, Menu, Price, ReusableContent


class GlossaryTermViewSet(SnippetViewSet):
    model = GlossaryTerm
    icon = "info-circle"
    list_display = ["term", "definition", "live"]


def with_usage_count(request: Any) -> Any:
    """Return the passages, each with `usage_count`, the number of pages that hold it: one query."""
    return ReusableContent.objects.annotate(
        usage_count=ReferenceIndex.usage_count_subquery(ReusableContent)
    ).order_by("name")


class ReusableContentViewSet(SnippetViewSet):
    model = ReusableContent
    icon = "copy"
    queryset = staticmethod(with_usage_count)
    list_display = ["name", UsageCountColumn("usage_count", label="Stands on"), "live"]


class AlertViewSet(SnippetViewSet):
    model = Alert
    icon = "warning"
    list_display = ["title", "tone", "is_on", "shows_from", "shows_until"]


class MenuViewSet(SnippetViewSet):
    model = Menu
    icon = "list-ul"
    list_display = ["place"]
    copy_view_enabled = False


class PriceViewSet(SnippetViewSet):
    model = Price
    icon = "tag"
    list_display = ["name", "shown_amount", "unit", "note"]
    copy_view_enabled = False


class SiteSnippets(SnippetViewSetGroup):
    menu_label = "Site texts"
    menu_icon = "cogs"
    items = [AlertViewSet, MenuViewSet, PriceViewSet]
