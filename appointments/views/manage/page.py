"""The page itself, and the calendar file."""

from django.http import HttpRequest, HttpResponse

from appointments.emails import calendar_file
from appointments.rules.standing import State
from appointments.views.manage.done import done_words
from appointments.views.manage.private import OpenLink, private_page
from appointments.views.manage.state_page import state_page

NOT_BOOKED = "There is no booked time to put in a calendar. This is how things stand now."


@private_page()
def show(http: HttpRequest, link: OpenLink) -> HttpResponse:
    """Show how the request stands at this moment, however old the link is."""
    done = done_words(http.GET.get("done", ""), link.standing)
    return state_page(http, link.token, link.standing, done=done)


@private_page()
def calendar(http: HttpRequest, link: OpenLink) -> HttpResponse:
    """Give the booked time as a file for the patient's calendar."""
    own = link.standing.appointment
    if link.standing.state != State.BOOKED or own is None:
        return link.refuse(http, NOT_BOOKED, status=404)
    response = HttpResponse(calendar_file(own), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="appointment.ics"'
    return response
