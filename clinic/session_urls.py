"""The addresses below `/sign-in/sessions/`: how long one stays signed in, and what came too late."""

from django.urls import path

from clinic.views import kept_forms, sessions

urlpatterns = [
    path("", sessions.your_sign_in, name="your_sign_in"),
    path("state/", sessions.state, name="session_state"),
    path("stay/", sessions.stay, name="session_stay"),
    path("everywhere/", sessions.end_everywhere, name="sign_out_everywhere"),
    path("kept/", kept_forms.kept_forms, name="kept_forms"),
]
