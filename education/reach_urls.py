"""The addresses by which pages are found and shared."""

from django.urls import path

from education.views.feed import feed
from education.views.share import share
from education.views.sitemap import sitemap
from education.views.social_card import social_card

urlpatterns = [
    path("sitemap.xml", sitemap, name="sitemap"),
    path("feed/", feed, name="feed"),
    path("social/<int:page_id>-<slug:fingerprint>.png", social_card, name="social_card"),
    path("share/<int:page_id>/", share, name="share"),
]
