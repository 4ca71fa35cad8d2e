"""The queue and the page of one request."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from appointments.actions.access import record_access, record_access_to_each
from appointments.admin.bulk.pages import bulk_page
from appointments.admin.calendar_lists import today_page, waitlist_page
from appointments.admin.export import export_queue
from appointments.admin.hand_over import hand_over_page
from appointments.admin.lost import PurgedError, keeps_what_was_typed
from appointments.admin.message_page import message_page
from appointments.admin.numbers import numbers_page
from appointments.admin.page import page_context
from appointments.admin.presence import presence_line
from appointments.admin.privacy.page import privacy_page
from appointments.admin.privacy.presses import press_privacy
from appointments.admin.queue_filters import RequestFilters
from appointments.admin.queue_page import fill_queue
from appointments.admin.queues import QueueFilter, queue_of
from appointments.admin.saved_filters import forget_page, save_page
from appointments.admin.screening import screening_summary
from appointments.admin.search import search_page
from appointments.admin.times import times_page
from appointments.admin.twins import find_both, press_twins, twins_page
from appointments.admin.undo import press_undo
from appointments.admin.verb_view import press_time_verb, press_verb
from appointments.admin.who_looked import who_looked_page
from appointments.admin.write import write_page
from appointments.enums import RequestStatus
from appointments.models import AppointmentRequest
from appointments.queries.colleagues import TRIAGE
from appointments.validators import normalize_reference
from clinic.capped_paginator import CappedPaginator
from clinic.staff import QUEUE, staff_site, staff_user


@admin.register(AppointmentRequest, site=staff_site)
class RequestAdmin(admin.ModelAdmin):
    """Nothing is edited in place: every change is a verb with its own button."""

    list_display = ["reference"]
    list_filter = [QueueFilter, RequestFilters]
    list_select_related = ["topic", "location", "assigned_to"]
    sortable_by = ()
    list_per_page = 50
    paginator = CappedPaginator
    show_full_result_count = False
    search_fields = ["reference"]
    actions = None
    change_list_template = "admin/appointments/request_queue.html"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: AppointmentRequest | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: AppointmentRequest | None = None) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        views: dict[str, tuple[str, Callable[..., HttpResponse]]] = {
            "today": ("today/", self.today_view),
            "waitlist": ("waitlist/", self.waitlist_view),
            "search": ("search/", self.search_view),
            "numbers": ("numbers/", self.numbers_view),
            "who_looked": ("who-looked/", self.who_looked_view),
            "filter_save": ("filters/save/", self.filter_save_view),
            "filter_forget": ("filters/<int:pk>/delete/", self.filter_forget_view),
            "bulk": ("bulk/", self.bulk_view),
            "export": ("export/", self.export_view),
            "hand_over": ("hand-over/", self.hand_over_view),
            "request_verb": ("<int:pk>/do/<slug:code>/", self.verb_view),
            "time_verb": ("<int:pk>/times/<int:time_pk>/do/<slug:code>/", self.time_verb_view),
            "times": ("<int:pk>/times/", self.times_view),
            "presence": ("<int:pk>/here/", self.presence_view),
            "privacy": ("<int:pk>/privacy/", self.privacy_view),
            "privacy_verb": ("<int:pk>/privacy/do/<slug:code>/", self.privacy_verb_view),
            "message": ("<int:pk>/messages/<int:message_pk>/", self.message_view),
            "write": ("<int:pk>/write/", self.write_view),
            "twins": ("<int:pk>/same/<int:other_pk>/", self.twins_view),
            "twins_verb": ("<int:pk>/same/<int:other_pk>/do/<slug:code>/", self.twins_verb_view),
            "message_undo": ("<int:pk>/messages/<int:message_pk>/undo/", self.undo_view),
        }
        ours = [
            path(route, self.admin_site.admin_view(view), name=f"appointments_{name}")
            for name, (route, view) in views.items()
        ]
        return [*ours, *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Leave drafts out: until they are sent they are their patients' own."""
        return super().get_queryset(request).exclude(status=RequestStatus.DRAFT)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        """Look a reference up, as a link names it. All else is posted to the search view."""
        if not search_term:
            return queryset, False
        return queryset.filter(reference=normalize_reference(search_term)), False

    def get_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        return queue_of(request).order

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the chosen queue: Django's list does the paging, rows and tabs are ours."""
        response = super().changelist_view(request, {"title": "Requests"} | (extra_context or {}))
        if isinstance(response, TemplateResponse) and response.context_data:
            fill_queue(request, response, now=timezone.now())
        return response

    @keeps_what_was_typed
    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Show one request, and record who opened it."""
        return self.show(request, self.find(request, object_id), **(extra_context or {}))

    @keeps_what_was_typed
    def verb_view(self, request: HttpRequest, pk: int, code: str) -> HttpResponse:
        """Do what a button says (POST alone)."""
        return press_verb(self, request, self.find_to_work(request, pk), code)

    @keeps_what_was_typed
    def time_verb_view(self, request: HttpRequest, pk: int, time_pk: int, code: str) -> HttpResponse:
        """Do what a button beside a time says (POST alone)."""
        found = self.find_to_work(request, pk)
        about = ("service", "resource__location")
        appointment = found.appointments.select_related(*about).filter(pk=time_pk).first()
        if appointment is None:
            raise Http404("There is no such time.")
        return press_time_verb(self, request, appointment, code)

    @keeps_what_was_typed
    def times_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Find a time for a request."""
        return times_page(self, request, self.find_to_work(request, pk))

    @keeps_what_was_typed
    def undo_view(self, request: HttpRequest, pk: int, message_pk: int) -> HttpResponse:
        """Keep a message from leaving (POST alone)."""
        return press_undo(self, request, self.find_to_work(request, pk), message_pk)

    @keeps_what_was_typed
    def message_view(self, request: HttpRequest, pk: int, message_pk: int) -> HttpResponse:
        """Show the words of a message (GET alone)."""
        return message_page(self, request, self.find(request, str(pk)), message_pk)

    @keeps_what_was_typed
    def write_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Write an email to the patient."""
        return write_page(self, request, self.find_to_work(request, pk))

    @keeps_what_was_typed
    def twins_view(self, request: HttpRequest, pk: int, other_pk: int) -> HttpResponse:
        """Show two requests that may be one person's side by side (GET alone)."""
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        return twins_page(self, request, find_both(self, request, pk, other_pk))

    @keeps_what_was_typed
    def twins_verb_view(self, request: HttpRequest, pk: int, other_pk: int, code: str) -> HttpResponse:
        """Do what a button about two requests says (POST alone)."""
        self.find_to_work(request, pk)
        return press_twins(self, request, find_both(self, request, pk, other_pk), code)

    @keeps_what_was_typed
    def privacy_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show what a patient can ask of their data (GET alone)."""
        return privacy_page(self, request, self.find(request, str(pk)))

    @keeps_what_was_typed
    def privacy_verb_view(self, request: HttpRequest, pk: int, code: str) -> HttpResponse:
        """Give data out, delete it, or hold it (POST alone)."""
        return press_privacy(self, request, self.find(request, str(pk)), code)

    def today_view(self, request: HttpRequest) -> HttpResponse:
        return today_page(self, request)

    def waitlist_view(self, request: HttpRequest) -> HttpResponse:
        return waitlist_page(self, request)

    def search_view(self, request: HttpRequest) -> HttpResponse:
        return search_page(self, request)

    def presence_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        return presence_line(self, request, pk)

    def numbers_view(self, request: HttpRequest) -> HttpResponse:
        return numbers_page(self, request)

    def who_looked_view(self, request: HttpRequest) -> HttpResponse:
        return who_looked_page(self, request)

    def filter_save_view(self, request: HttpRequest) -> HttpResponse:
        return save_page(self, request)

    def filter_forget_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        return forget_page(self, request, pk)

    def bulk_view(self, request: HttpRequest) -> HttpResponse:
        return bulk_page(self, request)

    def export_view(self, request: HttpRequest) -> HttpResponse:
        return export_queue(self, request)

    def hand_over_view(self, request: HttpRequest) -> HttpResponse:
        return hand_over_page(self, request)

    def find_to_work(self, request: HttpRequest, pk: int) -> AppointmentRequest:
        """Return the request, for somebody who may change it; raises PermissionDenied or Http404."""
        found = self.find(request, str(pk))
        if not request.user.has_perm(TRIAGE):
            raise PermissionDenied
        return found

    def find(self, request: HttpRequest, object_id: str) -> AppointmentRequest:
        """Return the request, for somebody who may see it; raises PermissionDenied, Http404, PurgedError."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        requests = AppointmentRequest.objects.sent().select_related("topic", "location", "assigned_to")
        found = requests.filter(pk=object_id).first() if object_id.isascii() and object_id.isdigit() else None
        if found is None:
            raise Http404("There is no such request.")
        if found.purged_at:
            raise PurgedError(found)
        return found

    def show(
        self, request: HttpRequest, found: AppointmentRequest, *, status: int = 200, **extra: Any
    ) -> HttpResponse:
        """Return the page of one request; `extra` may hold a form with errors in `forms`."""
        now = timezone.now()
        record_access(by=staff_user(request), now=now, request=found)
        screening = screening_summary(request, found, now=now)
        context = self.admin_site.each_context(request) | page_context(request, found, now=now, **extra)
        record_access_to_each(by=staff_user(request), now=now, requests=context["twins"].joined)
        context |= {
            "screening": screening,
            "opts": self.opts,
            "queue_url": reverse(QUEUE),
        }
        return TemplateResponse(request, "admin/appointments/request.html", context, status=status)

    def back_to(self, request: HttpRequest, found: AppointmentRequest, done: str) -> HttpResponse:
        """Return to the request's page with a line that says what was done."""
        messages.success(request, done)
        return HttpResponseRedirect(reverse("staff:appointments_appointmentrequest_change", args=[found.pk]))
