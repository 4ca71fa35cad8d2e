"""The clinic's own lists, edited by the practice manager."""

from django.contrib import admin
from django.http import HttpRequest

from appointments.models import ConsentDocument, RequestTopic
from clinic.staff import KeepEverythingAdmin, staff_site


@admin.register(RequestTopic, site=staff_site)
class RequestTopicAdmin(KeepEverythingAdmin):
    list_display = ["label", "code", "position", "is_offered"]
    list_editable = ["position", "is_offered"]
    prepopulated_fields = {"code": ["label"]}

    def get_readonly_fields(self, request: HttpRequest, obj: RequestTopic | None = None) -> list[str]:
        """Keep the code of a topic that exists: answers and reports refer to it."""
        return ["code"] if obj else []

    def get_prepopulated_fields(self, request: HttpRequest, obj: RequestTopic | None = None) -> dict:
        return {} if obj else super().get_prepopulated_fields(request, obj)


@admin.register(ConsentDocument, site=staff_site)
class ConsentDocumentAdmin(KeepEverythingAdmin):
    """A wording that people agreed to is not edited: a new version is added."""

    list_display = ["kind", "language", "version"]
    fields = ["kind", "language", "version", "text"]

    def has_change_permission(self, request: HttpRequest, obj: ConsentDocument | None = None) -> bool:
        return False
