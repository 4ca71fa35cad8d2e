"""The lists and forms of what is kept once and shown on many pages."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.admin.admin_url_finder import ModelAdminURLFinder
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.models import ReferenceIndex
from wagtail.snippets.views.snippets import (
    EditView,
    PreviewOnEditView,
    RevisionsCompareView,
    SnippetViewSet,
    SnippetViewSetGroup,
    UnpublishView,
)

from education.cms.take_down import TAKE_DOWN
from education.models import Alert, GlossaryTerm, Menu, Price, ReusableContent, SafetyNotice
from education.models.clinical_review_task import SIGN_OFF
from education.templatetags.usage import usage_url


class EditMedicalSnippet(EditView):
    def save_instance(self) -> Any:
        """Leave what a reviewer signs off as it was submitted: a further revision would be unread."""
        if self.action != "workflow-action" or self.form.has_changed():
            return super().save_instance()
        self.new_revision = self.object.latest_revision
        return self.object


class OpenToReviewers(PermissionCheckedMixin):
    """Shows reviewers what they are asked to sign off, although they have no other right on snippets."""

    request: HttpRequest

    def user_has_permission(self, permission: str) -> bool:
        return super().user_has_permission(permission) or self.request.user.has_perm(SIGN_OFF)

    def user_has_permission_for_instance(self, permission: str, instance: Any) -> bool:
        return self.user_has_permission(permission)


class CompareMedicalSnippet(OpenToReviewers, RevisionsCompareView):
    pass


class PreviewMedicalSnippet(OpenToReviewers, PreviewOnEditView):
    pass


class UnpublishMedicalSnippet(UnpublishView):
    """In an emergency, whoever may take pages down takes a wording off every page, signed off or not."""

    def user_has_permission(self, permission: str) -> bool:
        return super().user_has_permission(permission) or self.request.user.has_perm(TAKE_DOWN)


class MedicalSnippetURLFinder(ModelAdminURLFinder):
    """Leads reviewers from the first screen to the snippet that waits for them."""

    def get_edit_url(self, instance: Any) -> str | None:
        task = instance.current_workflow_task
        if self.user and task and task.user_can_access_editor(instance, self.user):
            return self.construct_edit_url(instance)
        return super().get_edit_url(instance)


class MedicalSnippetViewSet(SnippetViewSet):
    """The views of a text that goes live by the clinical sign-off (education/cms/sign_off.py)."""

    edit_view_class = EditMedicalSnippet
    revisions_compare_view_class = CompareMedicalSnippet
    preview_on_edit_view_class = PreviewMedicalSnippet
    unpublish_view_class = UnpublishMedicalSnippet

    @property
    def url_finder_class(self) -> type[MedicalSnippetURLFinder]:
        return type("URLFinder", (MedicalSnippetURLFinder,), {"edit_url_name": self.get_url_name("edit")})


class SafetyNoticeViewSet(MedicalSnippetViewSet):
    model = SafetyNotice
    icon = "warning"
    list_display = ["title", "name", "live"]


class GlossaryTermViewSet(MedicalSnippetViewSet):
    model = GlossaryTerm
    icon = "info-circle"
    list_display = ["term", "definition", "live"]


class UsageColumn(Column):
    """On how many pages a passage stands, as a link to the list of them."""

    cell_template_name = "education/cms/usage_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"url": usage_url(instance)}


class ReusableContentViewSet(MedicalSnippetViewSet):
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
