"""The canned replies, kept by the practice manager."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from appointments.admin.message_texts import PLACEHOLDER_LIST, WORDS
from appointments.emails import sample_values, written
from appointments.enums import Language, MessageKind
from appointments.models import CannedReply
from appointments.rules.message_text import MEANINGS, PLACEHOLDERS, subject_placeholders
from clinic.staff import KeepEverythingAdmin, staff_site


@admin.register(CannedReply, site=staff_site)
class CannedReplyAdmin(KeepEverythingAdmin):
    """A reply is switched off, never deleted."""

    list_display = ["title", "language", "subject", "position", "is_offered"]
    list_editable = ["position", "is_offered"]
    list_filter = ["language", "is_offered"]

    def get_fields(self, request: HttpRequest, obj: CannedReply | None = None) -> list[Any]:
        fields = ["title", "language", "subject", "body", "position", "is_offered", "placeholders"]
        return [*fields, "how_it_reads"] if obj else fields

    def get_readonly_fields(self, request: HttpRequest, obj: CannedReply | None = None) -> list[str]:
        return ["placeholders", "how_it_reads"] if obj else ["placeholders"]

    @admin.display(description="Placeholders")
    def placeholders(self, reply: CannedReply) -> SafeString:
        kind = MessageKind.STAFF_REPLY
        listed = [(name, MEANINGS[name], False) for name in PLACEHOLDERS[kind]]
        return render_to_string(PLACEHOLDER_LIST, {"kinds": [("", listed, subject_placeholders(kind))]})

    @admin.display(description="How it reads")
    def how_it_reads(self, reply: CannedReply) -> SafeString:
        language = Language(reply.language)
        values = sample_values(MessageKind.STAFF_REPLY, language)
        message = written(reply.subject, reply.body, language, values)
        return render_to_string(WORDS, {"message": message, "language": language})
