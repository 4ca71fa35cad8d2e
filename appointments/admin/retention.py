"""How long closed requests are kept: numbers that the practice manager and the privacy officer set."""

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from appointments.models import RetentionPeriod
from clinic.staff import KeepEverythingAdmin, staff_site


@admin.register(RetentionPeriod, site=staff_site)
class RetentionPeriodAdmin(KeepEverythingAdmin):
    """One row for each reason; none is added. Django's own history keeps who changed a number."""

    list_display = ["reason", "days", "spoken"]
    fields = ["reason", "days"]
    readonly_fields = ["reason"]

    @admin.display(description="Closed because")
    def reason(self, period: RetentionPeriod) -> str:
        return period.get_code_display()

    @admin.display(description="That is")
    def spoken(self, period: RetentionPeriod) -> str:
        return period.spoken

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
