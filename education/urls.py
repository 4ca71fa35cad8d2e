"""Addresses of public pages that are not in the tree of pages."""

from django.urls import path

from education.views import search

urlpatterns = [path("search/", search.search, name="search")]
