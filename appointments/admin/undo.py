"""Keeping a message from leaving."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils import timezone

from appointments.actions.messages import undo_message
from appointments.models import Actor, AppointmentRequest
from appointments.rules.transitions import TransitionRefusedError
from clinic.staff import staff_user

if TYPE_CHECKING:
    from appointments.admin.request import RequestAdmin

CONFLICT = 409


def press_undo(
    page: "RequestAdmin", http: HttpRequest, request: AppointmentRequest, message_pk: int
) -> HttpResponse:
    """Undo one message. It carries no version: whether it has left is what counts, and the action asks."""
    if http.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    message = request.messages.filter(pk=message_pk).first()
    if message is None:
        raise Http404("There is no such message.")
    message.request = request
    try:
        undo_message(message=message, by=Actor.staff(staff_user(http)), now=timezone.now())
    except TransitionRefusedError as error:
        return page.show(http, request, status=CONFLICT, notice=str(error))
    return page.back_to(http, request, "Undone: this message does not leave.")
