"""Locations and clinicians again: calendars depend on them too.

A location that closes or changes its clock, and a clinician who leaves, leave appointments outside as a
closure does. The clinic's own forms know nothing of appointments, so they are wrapped here.
"""

from typing import Any

from django.contrib import admin
from django.db.models import Q

from appointments.admin.calendar.guard import CalendarGuard
from clinic.admin import ClinicianAdmin, LocationAdmin
from clinic.models import Clinician, Location
from clinic.staff import staff_site

staff_site.unregister([Location, Clinician])


@admin.register(Location, site=staff_site)
class GuardedLocationAdmin(CalendarGuard, LocationAdmin):
    def resources_of(self, obj: Any) -> Q:
        return Q(location=obj.pk) if obj.pk else Q(pk__in=[])


@admin.register(Clinician, site=staff_site)
class GuardedClinicianAdmin(CalendarGuard, ClinicianAdmin):
    def resources_of(self, obj: Any) -> Q:
        return Q(clinician=obj.pk) if obj.pk else Q(pk__in=[])
