"""The private link's addresses. The token is random and tells nothing."""

from django.urls import path

from appointments.views import manage

urlpatterns = [
    path("<str:token>/", manage.show, name="manage"),
]
