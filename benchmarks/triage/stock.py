"""Django's own list over the requests, with the columns of the queue and no other thought. Addresses of the
measured site, with this one besides."""

from django.contrib.admin import AdminSite, ModelAdmin
from django.urls import path

from appointments.models import AppointmentRequest
from clinic.urls import urlpatterns as of_the_site


class StockAdmin(ModelAdmin):
    list_display = ("reference", "full_name", "about", "location", "status", "assigned_to", "due_at")
    list_filter = ("status",)


site = AdminSite(name="stock")
site.register(AppointmentRequest, StockAdmin)
urlpatterns = [path("stock/", site.urls), *of_the_site]
