"""Calendar feeds. The token is random and tells nothing."""

from django.urls import path

from appointments.views import feed

urlpatterns = [
    path("<str:token>.ics", feed.feed, name="calendar_feed"),
]
