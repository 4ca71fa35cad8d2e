"""The consultation's addresses. A token stands for the draft; nothing personal is in them."""

from django.urls import path

from appointments.views import manage

urlpatterns = [
    path("<str:token>/", manage.show, name="consultation_resume"),
]
