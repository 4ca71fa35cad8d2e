"""Who the clinic is, edited by the practice manager at `/staff/`."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.http import HttpRequest

from clinic.models import Clinician, Location, OpeningHours, User
from clinic.staff import KeepEverythingAdmin, staff_site
from clinic.views import people  # noqa: F401 - adds its pages


class OpeningHoursInline(admin.TabularInline):
    model = OpeningHours
    extra = 0


@admin.register(Location, site=staff_site)
class LocationAdmin(KeepEverythingAdmin):
    list_display = ["name", "city", "phone", "time_zone", "is_active"]
    inlines = [OpeningHoursInline]


@admin.register(Clinician, site=staff_site)
class ClinicianAdmin(KeepEverythingAdmin):
    list_display = ["name", "credentials", "title", "is_active"]
    filter_horizontal = ["locations"]


@admin.register(User, site=staff_site)
class StaffUserAdmin(KeepEverythingAdmin, UserAdmin):
    """Accounts as they are stored; only an account with every permission sees them.

    People are invited, and their sign-in is looked after, at `/staff/people/`.
    """

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False
