"""Forms that save nothing until every appointment they would leave outside is dealt with."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import Q
from django.http import HttpRequest, HttpResponse

from appointments.actions.calendar import change_calendar
from appointments.actions.calendar_decisions import UndecidedError
from appointments.admin.calendar.asking import ask, save_calendar
from appointments.models import Resource


class CalendarGuard(admin.ModelAdmin):
    """For models on which the hours of resources depend: `resources_of` says of which ones.

    Django saves the object before its rows; here both wait until the calendars are locked.
    """

    actions = None

    def resources_of(self, obj: models.Model) -> Q:
        """Return which resources' hours depend on the object."""
        raise NotImplementedError

    def save_model(self, request: HttpRequest, obj: models.Model, form: Any, change: bool) -> None:
        """Save nothing yet: `save_related` follows at once."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        obj = form.instance
        concerned = self._concerned(obj)
        stored = type(obj)._default_manager.filter(pk=obj.pk).first() if change else None
        if stored:
            concerned |= self._concerned(stored)

        def write() -> None:
            super(CalendarGuard, self).save_model(request, obj, form, change)
            super(CalendarGuard, self).save_related(request, form, formsets, change)

        resources = Resource.objects.filter(pk__in=concerned)
        save_calendar(request, partial(change_calendar, resources=resources, write=write))

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        resources = Resource.objects.filter(pk__in=self._concerned(obj))
        save_calendar(request, partial(change_calendar, resources=resources, write=obj.delete))

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        try:
            return super().changeform_view(request, object_id, *args, **kwargs)
        except UndecidedError as undecided:
            return ask(request, undecided, back_url=request.get_full_path())

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        try:
            return super().delete_view(request, object_id, extra_context)
        except UndecidedError as undecided:
            return ask(request, undecided, back_url=request.get_full_path())

    def _concerned(self, obj: models.Model) -> set[int]:
        return set(Resource.objects.filter(self.resources_of(obj)).values_list("pk", flat=True))
