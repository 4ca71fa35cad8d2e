"""Where marketing teaches the search: words that mean the same, pages that come first."""

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from education.models import PromotedPage, SearchSynonyms


class SearchSynonymsViewSet(SnippetViewSet):
    model = SearchSynonyms
    icon = "list-ul"
    menu_label = "Same meaning"
    list_display = ["words"]
    search_fields = ["words"]
    copy_view_enabled = False


class PromotedPageViewSet(SnippetViewSet):
    model = PromotedPage
    icon = "pick"
    menu_label = "Comes first"
    list_display = ["words", "page"]
    search_fields = ["words"]
    copy_view_enabled = False


@register_snippet
class SearchSnippets(SnippetViewSetGroup):
    menu_label = "Search"
    menu_icon = "search"
    items = [SearchSynonymsViewSet, PromotedPageViewSet]
