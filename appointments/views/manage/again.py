"""Opening a request again by one press, after the clinic could not reach its patient."""

from django.http import HttpRequest, HttpResponse

from appointments.actions.asking_again import ask_again as open_again
from appointments.models import Actor
from appointments.views.manage.private import OpenLink, private_press

OPEN_ALREADY = "Your request is open. This is how things stand now."
NOT_HERE = "This request cannot be opened again here. Please call us, or send a new one."


@private_press
def ask_again(http: HttpRequest, link: OpenLink) -> HttpResponse:
    """Put the request back on the queue; its clock starts anew."""
    if not link.standing.can_ask_again:
        return link.refuse(http, OPEN_ALREADY if link.standing.is_active else NOT_HERE)
    open_again(request=link.request, by=Actor.PATIENT, now=link.standing.now)
    return link.done("again")
