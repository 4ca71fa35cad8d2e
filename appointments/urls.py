"""The patients' addresses. None of them holds anything personal."""

from django.urls import path

from appointments.views import request

urlpatterns = [
    path("", request.request_form, name="request"),
    path("change/", request.change_answers, name="request_change"),
    path("send/", request.send, name="request_send"),
    path("sent/<uuid:public_id>/", request.sent, name="request_sent"),
]
