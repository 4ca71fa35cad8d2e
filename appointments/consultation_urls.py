"""The consultation's addresses. A token stands for the draft; nothing personal is in them."""

from django.urls import path

from appointments.views.manage import page

urlpatterns = [
    path("<str:token>/", page.show, name="consultation_resume"),
]
