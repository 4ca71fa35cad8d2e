"""From the address to the draft that it leads to."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from appointments.actions.transitions import ChangedMeanwhileError
from appointments.enums import RequestStatus
from appointments.forms.screening.base import Stored
from appointments.forms.screening.pages import CHECK, Page, first_unanswered, pages_of
from appointments.models import Appointment, AppointmentRequest
from appointments.queries.drafts import held_time, stored_answers
from appointments.queries.links import find_link
from appointments.views.form_steps import see_other, untraced
from clinic.models import ClinicSettings


@dataclass(frozen=True)
class OpenDraft:
    """A consultation that is being filled in, and the browser's request that opened it."""

    token: str
    request: AppointmentRequest
    http: HttpRequest

    @cached_property
    def pages(self) -> list[Page]:
        """Return the pages that it asks: the clinic can leave one out."""
        return pages_of(asks_peg=ClinicSettings.load(request_or_site=self.http).asks_peg)

    @cached_property
    def stored(self) -> Stored:
        return stored_answers(self.request)

    @cached_property
    def held(self) -> Appointment | None:
        """Return the time that is held for its patient, or was held until it ran out."""
        return held_time(self.request)

    def page(self, slug: str) -> Page:
        """Return one of the pages; raises Http404."""
        page = next((page for page in self.pages if page.slug == slug), None)
        if page is None:
            raise Http404("There is no such page.")
        return page

    def address(self, slug: str) -> str:
        return reverse("consultation_page", args=[self.token, slug])

    def go_on(self, after: Page) -> HttpResponse:
        """Lead on from a page that was saved: to the next one, or back to the check when none is missing."""
        if first_unanswered(self.pages, stored_answers(self.request)) is None or after == self.pages[-1]:
            return see_other(self.address(CHECK))
        return see_other(self.address(self.pages[self.pages.index(after) + 1].slug))


def with_draft(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Open the draft that the token leads to. One that was sent, in another tab too, leads to its state."""

    @wraps(view)
    @untraced
    def opened(http: HttpRequest, token: str, **kwargs: str) -> HttpResponse:
        link = find_link(token, now=timezone.now(), about=())
        if link is None or not link.is_good:
            return render(http, "appointments/consultation/gone.html", status=404)
        if link.request.status != RequestStatus.DRAFT:
            return see_other(reverse("consultation_sent", args=[token]))
        try:
            return view(http, OpenDraft(token, link.request, http), **kwargs)
        except ChangedMeanwhileError:
            return see_other(reverse("consultation_sent", args=[token]))

    return opened
