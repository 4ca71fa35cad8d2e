"""The clinic's own words for its messages, edited by the practice manager."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from appointments.emails import RenderedMessage, built_in, preview, sample_values
from appointments.enums import Language, MessageKind
from appointments.models import MessageText
from appointments.models.message_text import KINDS
from appointments.rules.message_text import MEANINGS, PLACEHOLDERS, REQUIRED, subject_placeholders
from clinic.staff import KeepEverythingAdmin, staff_site

WORDS = "admin/appointments/message_words.html"
PLACEHOLDER_LIST = "admin/appointments/message_placeholders.html"


@admin.register(MessageText, site=staff_site)
class MessageTextAdmin(KeepEverythingAdmin):
    """A text takes the place of the site's own while it is used. It is switched off, never deleted."""

    list_display = ["kind", "language", "subject", "is_used"]
    list_filter = ["language", "is_used"]

    def get_fields(self, request: HttpRequest, obj: MessageText | None = None) -> list[Any]:
        """Show what the kind and the language decide once they are chosen."""
        written = ["kind", "language", "subject", "body", "is_used", "placeholders"]
        return [*written, "how_it_reads", "words_of_the_site"] if obj else written

    def get_readonly_fields(self, request: HttpRequest, obj: MessageText | None = None) -> list[str]:
        """Keep the kind and the language of a text that exists: its placeholders belong to them."""
        computed = ["placeholders", "how_it_reads", "words_of_the_site"]
        return ["kind", "language", *computed] if obj else ["placeholders"]

    @admin.display(description="Placeholders")
    def placeholders(self, text: MessageText) -> SafeString:
        """List what may stand in braces: of this kind, or of all while none is chosen."""
        codes = [text.kind] if text.kind in dict(KINDS) else dict(KINDS)
        kinds = [MessageKind(code) for code in codes]
        rows = [
            (
                kind.label,
                [(name, MEANINGS[name], name in REQUIRED[kind]) for name in PLACEHOLDERS[kind]],
                subject_placeholders(kind),
            )
            for kind in kinds
        ]
        return render_to_string(PLACEHOLDER_LIST, {"kinds": rows})

    @admin.display(description="How it reads")
    def how_it_reads(self, text: MessageText) -> SafeString:
        return _shown(preview(text, sample_values(text.kind, Language(text.language))), text)

    @admin.display(description="The site’s own words")
    def words_of_the_site(self, text: MessageText) -> SafeString:
        language = Language(text.language)
        return _shown(built_in(text.kind, language, sample_values(text.kind, language)), text)


def _shown(message: RenderedMessage, text: MessageText) -> SafeString:
    """Return the words with made-up values, in their language."""
    return render_to_string(WORDS, {"message": message, "language": text.language})
