"""The filters of the queue in the address, and what the page says about them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib.admin import ListFilter
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from appointments.admin.queues import Requests, queue_of
from appointments.forms.queue_filters import QueueFilterForm, SaveFilterForm
from appointments.queries.queue_filters import (
    MOST_READ,
    FilterOptions,
    Saved,
    among_the_newest,
    filter_options,
    matching,
)
from appointments.rules.queue_filters import FILTER_NAMES
from clinic.staff import staff_user


@dataclass(frozen=True)
class OwnFilter:
    """A link to one of somebody's own filters."""

    saved: Saved
    is_shown: bool


class RequestFilters(ListFilter):
    """Narrows whichever queue is shown. What the address gets wrong shows no line, and says why."""

    title = "filters"

    def __init__(self, request: HttpRequest, params: dict[str, Any], model: Any, model_admin: Any) -> None:
        super().__init__(request, params, model, model_admin)
        for name in FILTER_NAMES:
            params.pop(name, None)
        self.now = timezone.now()
        self.queue = queue_of(request)
        self.options: FilterOptions = filter_options(staff_user(request), page=request.GET.get("source", ""))
        self.form = QueueFilterForm(request.GET, options=self.options)
        self.is_valid = self.form.is_valid()
        self.chosen: dict[str, str] = self.form.filters.chosen if self.is_valid else {}

    def has_output(self) -> bool:
        return True

    def expected_parameters(self) -> list[str | None]:
        return list(FILTER_NAMES)

    def choices(self, changelist: Any) -> Iterator[dict[str, Any]]:
        """Leave the form to our own template."""
        return iter(())

    def queryset(self, request: HttpRequest, queryset: Any) -> Requests:
        if not self.is_valid:
            return queryset.none()
        if self.chosen and self.queue.read_by:
            queryset = queryset.filter(among_the_newest(self.queue.read_by))
        return queryset.filter(self.among)

    @property
    def among(self) -> Q:
        """Return what requests have to be, for the counts on the tabs too."""
        return matching(self.form.filters, now=self.now) if self.is_valid else Q()

    @property
    def words(self) -> str:
        return ", ".join(self.form.words) if self.is_valid else ""

    @property
    def query(self) -> str:
        """Return the end of the address that shows this again."""
        return urlencode({"queue": self.queue.code} | self.chosen)

    @property
    def kept_by_tabs(self) -> str:
        """Return what the tabs add to their own address, so that another queue is narrowed alike."""
        return f"&{urlencode(self.chosen)}" if self.chosen else ""

    @property
    def clear_url(self) -> str:
        return f"?{urlencode({'queue': self.queue.code})}"

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """Return the fields that say again what is shown."""
        return list(({"queue": self.queue.code} | self.chosen).items())

    @property
    def own(self) -> list[OwnFilter]:
        return [OwnFilter(saved, saved.query == self.query) for saved in self.options.saved]

    @property
    def save_form(self) -> SaveFilterForm:
        return SaveFilterForm(auto_id="save_%s")

    @property
    def most_read(self) -> int:
        """Return within how many lines a long list is narrowed; 0 where all of them are read."""
        return MOST_READ if self.chosen and self.queue.read_by else 0


def filters_on(changelist: Any) -> RequestFilters:
    """Return the filters that a list was made with."""
    return next(spec for spec in changelist.filter_specs if isinstance(spec, RequestFilters))
