"""The consultation's addresses. A token stands for the draft; a page's name tells nothing of its answers."""

from django.urls import path

from appointments.forms.screening.pages import CHECK
from appointments.views.consultation import check, later, pages, sent, start, times

urlpatterns = [
    path("", start.start, name="consultation"),
    path("<str:token>/", pages.go_on, name="consultation_resume"),
    path("<str:token>/hold/", times.extend, name="consultation_hold"),
    path("<str:token>/later/", later.later, name="consultation_later"),
    path("<str:token>/sent/", sent.sent, name="consultation_sent"),
    path(f"<str:token>/{times.TIME_PAGE.slug}/", times.time_page, name="consultation_time"),
    path(f"<str:token>/{CHECK}/", check.check, name="consultation_check"),
    path("<str:token>/<slug:slug>/", pages.question_page, name="consultation_page"),
]
