"""The lists and forms of what is kept once and shown on many pages."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.admin.ui.tables import Column
from wagtail.models import ReferenceIndex
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from education.models import Alert, GlossaryTerm, Menu, Price, ReusableContent
from education.templatetags.usage import usage_url


class GlossaryTermViewSet(SnippetViewSet):
    model = GlossaryTerm
    icon = "info-circle"
    list_display = ["term", "definition", "live"]


class UsageColumn(Column):
    """On how many pages a passage stands, as a link to the list of them."""

    cell_template_name = "education/cms/usage_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"url": usage_url(instance)}


class ReusableContentViewSet(SnippetViewSet):
    model = ReusableContent
    icon = "copy"
    list_display = ["name", UsageColumn("usage_count", label="Stands on"), "live"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ReusableContent]:
        """Return the passages with their numbers of pages: one query."""
        return ReusableContent.objects.annotate(
            usage_count=ReferenceIndex.usage_count_subquery(ReusableContent)
        )


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
