"""The words of one message: as it left, or as it would leave now. Only whoever opens it pays for them."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.utils import timezone

from appointments.actions.access import record_access
from appointments.emails import RenderedMessage, render
from appointments.enums import MessageStatus
from appointments.models import AppointmentRequest, OutboundMessage
from clinic.staff import staff_user

if TYPE_CHECKING:
    from appointments.admin.request import RequestAdmin


def message_page(
    page: "RequestAdmin", http: HttpRequest, request: AppointmentRequest, message_pk: int
) -> HttpResponse:
    """Show one message of a request, and record who read it."""
    if http.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    message = request.messages.with_what_it_is_about().filter(pk=message_pk).first()
    if message is None:
        raise Http404("There is no such message.")
    record_access(by=staff_user(http), now=timezone.now(), request=request)
    context = page.admin_site.each_context(http) | {
        "title": f"Message: {request.reference}",
        "opts": page.opts,
        "request_record": request,
        "message": message,
        "words": _words(message),
    }
    return TemplateResponse(http, "admin/appointments/message.html", context)


def _words(message: OutboundMessage) -> RenderedMessage:
    if message.status == MessageStatus.SENT:
        return RenderedMessage(message.subject, message.body, "")
    return render(message)
