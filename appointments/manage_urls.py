"""The private link's addresses. The token is random and tells nothing."""

from django.urls import path

from appointments.views.manage import again, cancel, details, move, new_link, offers, page

urlpatterns = [
    path("", new_link.new_link, name="new_link"),
    path("asked/", new_link.asked, name="new_link_asked"),
    path("<str:token>/", page.show, name="manage"),
    path("<str:token>/appointment.ics", page.calendar, name="manage_calendar"),
    path("<str:token>/accept/", offers.accept, name="manage_accept"),
    path("<str:token>/decline/", offers.decline, name="manage_decline"),
    path("<str:token>/move/", move.choose, name="manage_move"),
    path("<str:token>/move/check/", move.check, name="manage_move_check"),
    path("<str:token>/cancel/", cancel.cancel, name="manage_cancel"),
    path("<str:token>/withdraw/", cancel.withdraw, name="manage_withdraw"),
    path("<str:token>/again/", again.ask_again, name="manage_again"),
    path("<str:token>/details/", details.details, name="manage_details"),
    path("<str:token>/messages/", details.stop, name="manage_stop"),
]
