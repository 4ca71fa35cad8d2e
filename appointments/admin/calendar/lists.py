"""Services, who can be booked with their weekly hours, and the days that differ."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from appointments.admin.calendar.guard import CalendarGuard
from appointments.models import AvailabilityRule, Closure, Resource, ServiceType
from clinic.staff import KeepEverythingAdmin, staff_site


@admin.register(ServiceType, site=staff_site)
class ServiceTypeAdmin(KeepEverythingAdmin):
    """What can be booked. Its new length or notice holds for what is booked from then on."""

    list_display = ["name", "minutes", "needs_screening", "is_offered", "position"]
    prepopulated_fields = {"code": ["name"]}
    fieldsets = [
        (None, {"fields": ["name", "code", "position", "is_offered"]}),
        ("How long", {"fields": ["minutes", "buffer_before", "buffer_after", "start_every", "daily_cap"]}),
        (
            "When it can be booked",
            {"fields": ["needs_screening", "auto_confirm", "notice", "horizon_days", "change_notice"]},
        ),
        (
            "What patients read",
            {
                "fields": ["what_to_bring", "preparation", "needs_escort"],
                "description": "Shown to patients as it stands. A clinician approves it first.",
            },
        ),
    ]

    def get_readonly_fields(self, request: HttpRequest, obj: ServiceType | None = None) -> list[str]:
        """Keep the code of a service that exists: links and reports refer to it."""
        return ["code"] if obj else []

    def get_prepopulated_fields(self, request: HttpRequest, obj: ServiceType | None = None) -> dict:
        return {} if obj else super().get_prepopulated_fields(request, obj)


class WeeklyHoursInline(admin.TabularInline):
    model = AvailabilityRule
    extra = 0
    verbose_name = "stretch of weekly hours"
    verbose_name_plural = "weekly hours, by the location’s own clock"


@admin.register(Resource, site=staff_site)
class ResourceAdmin(CalendarGuard, KeepEverythingAdmin):
    """A clinician or a room at one location. Narrower hours ask about appointments first."""

    list_display = ["name", "location", "clinician", "is_active", "position"]
    list_filter = ["location", "is_active"]
    list_select_related = ["location", "clinician"]
    fields = ["name", "location", "clinician", "services", "is_active", "position"]
    filter_horizontal = ["services"]
    inlines = [WeeklyHoursInline]
    change_form_template = "admin/appointments/calendar/resource_form.html"

    def resources_of(self, obj: Any) -> Q:
        return Q(pk=obj.pk)

    def get_readonly_fields(self, request: HttpRequest, obj: Resource | None = None) -> list[str]:
        """Leave place and person as they are: appointments were made with these. Add a new row instead."""
        return ["location", "clinician"] if obj else []


class ClosureForm(forms.ModelForm):
    """Says in plain words what does not go together."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        resource, location = cleaned.get("resource"), cleaned.get("location")
        if resource and location and resource.location_id != location.pk:
            raise ValidationError(
                {"resource": f"This calendar belongs to {resource.location}. Choose that location, or none."}
            )
        return cleaned


@admin.register(Closure, site=staff_site)
class ClosureAdmin(CalendarGuard):
    """Days that differ. A new closure asks about the appointments on it before it is saved."""

    form = ClosureForm
    change_list_template = "admin/appointments/calendar/closure_list.html"
    list_display = ["__str__", "where", "starts_at", "ends_at", "is_open"]
    list_filter = ["is_open", "location"]
    list_select_related = ["location", "resource__location"]
    fields = ["reason", "first_on", "last_on", "starts_at", "ends_at", "location", "resource", "is_open"]

    @admin.display(description="for")
    def where(self, closure: Closure) -> str:
        return str(closure.resource or closure.location or "Every location")

    def resources_of(self, obj: Any) -> Q:
        if obj.resource_id:
            return Q(pk=obj.resource_id)
        return Q(location=obj.location_id) if obj.location_id else Q()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Closure]:
        """List the newest days first; what is long over is at the end."""
        return super().get_queryset(request).order_by("-first_on", "pk")
