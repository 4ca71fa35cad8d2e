"""The checks that keep a public site from starting with settings for one machine."""

import pytest
from django.core.checks import run_checks

DATABASE = "django.core.cache.backends.db.DatabaseCache"
MEMORY = "django.core.cache.backends.locmem.LocMemCache"


@pytest.mark.parametrize(
    ("url", "backend", "ids"),
    [
        ("https://clinic.example", MEMORY, ["clinic.E011"]),
        ("https://clinic.example", DATABASE, []),
        ("http://127.0.0.1:8000", MEMORY, []),
    ],
)
def test_a_public_site_needs_a_cache_that_all_processes_share(settings, url, backend, ids):
    settings.SITE_URL = url
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": "django_cache"}}

    assert [found.id for found in run_checks() if found.id == "clinic.E011"] == ids
