"""How a page will look in search results and where it is shared, beside the fields that decide it."""

from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

from django.forms import Script
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel

from clinic.models import ClinicSettings
from education.addresses import absolute_url
from education.social_card import Card

# About what search engines show before they cut. Advice, not a rule: a longer text is saved all the same.
MOST_TITLE, MOST_DESCRIPTION = 60, 155


@dataclass(frozen=True)
class Line:
    """A line of the preview: the first field of `fields` that says something."""

    name: str
    fields: tuple[str, ...]
    text: str
    limit: int

    @property
    def ids(self) -> str:
        """Return the ids of the fields in the form, for static/js/cms/search-preview.js."""
        return " ".join(f"id_{field}" for field in self.fields)

    @property
    def length(self) -> int:
        return len(normalize("NFC", self.text))

    @property
    def is_too_long(self) -> bool:
        return self.length > self.limit


def lines_of(page: Any) -> list[Line]:
    """Return title and description as the page's template chooses them."""
    return [
        _line(page, "title", ("seo_title", "title"), MOST_TITLE),
        _line(page, "description", ("search_description", "summary", "hero_lead"), MOST_DESCRIPTION),
    ]


def _line(page: Any, name: str, fields: tuple[str, ...], limit: int) -> Line:
    own = tuple(field for field in fields if hasattr(page, field))
    text = next((said for field in own if (said := getattr(page, field).strip())), "")
    return Line(name, own, text, limit)


class SearchPreviewPanel(Panel):
    """Drawn from the saved draft; a script keeps it up with what is typed."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "education/cms/search_preview.html"

        class Media:
            css = {"all": ["css/cms/search-preview.css"]}
            js = [Script("js/cms/search-preview.js", type="module")]

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            clinic = ClinicSettings.load(request_or_site=self.request)
            return super().get_context_data(parent_context) | {
                "address": absolute_url(self.instance, self.request),
                "clinic_name": clinic.name,
                "lines": lines_of(self.instance),
                "card": Card.of(self.instance, clinic.short_name).path if self.instance.pk else "",
            }


SEARCH_PANEL = MultiFieldPanel(
    [
        FieldPanel(
            "slug",
            heading="End of the address",
            help_text="Small letters and hyphens, such as ketamine-for-chronic-pain."
            " When it changes, the old address goes on working.",
        ),
        FieldPanel(
            "seo_title",
            heading="Title for search engines",
            help_text=f"Up to {MOST_TITLE} characters, such as “Ketamine for chronic pain: what is known”."
            " Empty means the page's own title.",
        ),
        FieldPanel(
            "search_description",
            heading="Description for search engines",
            help_text=f"Up to {MOST_DESCRIPTION} characters: what the reader will learn, such as “What"
            " ketamine may do for lasting pain, what it cannot do, and whom it may harm.”"
            " Empty means the page's lead.",
        ),
        SearchPreviewPanel(heading="How it will look"),
    ],
    "For search engines and sharing",
)
