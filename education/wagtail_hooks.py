"""What the editors' side at `/cms/` offers beside pages."""

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from education.cms import (  # noqa: F401 - they register themselves
    claims,
    home,
    log,
    medical_checks,
    needs_review,
    notify,
    paste,
    reports,
    review_report,
    search,
    sign_off,
    take_down,
)
from education.cms.snippets import (
    GlossaryTermViewSet,
    ReusableContentViewSet,
    SafetyNoticeViewSet,
    SiteSnippets,
)
from education.models import ForbiddenPhrase, Reference


class ReferenceViewSet(SnippetViewSet):
    model = Reference
    icon = "openquote"
    list_display = ["key", "authors", "title", "year", "kind", "is_retracted"]
    list_filter = ["kind", "is_retracted"]
    copy_view_enabled = False


class ForbiddenPhraseViewSet(SnippetViewSet):
    model = ForbiddenPhrase
    icon = "cross"
    menu_label = "Forbidden phrases"
    list_display = ["name", "words", "level"]
    list_filter = ["level"]
    copy_view_enabled = False


@register_snippet
class MedicalSnippets(SnippetViewSetGroup):
    menu_label = "Medical texts"
    menu_icon = "openquote"
    items = [
        ReferenceViewSet,
        SafetyNoticeViewSet,
        GlossaryTermViewSet,
        ReusableContentViewSet,
        ForbiddenPhraseViewSet,
    ]


register_snippet(SiteSnippets)
