"""Nothing insecure boots: what the environment must hold (clinic/environment.py)."""

import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from clinic.environment import CHECKS, HINTS, proxies_to_purge, read_environment
from tests.repo.files import ROOT

KEY = "dGVzdC1maWVsZC1rZXktdGVzdC1maWVsZC1rZXktMDE="
GOOD = {
    "SECRET_KEY": "abcdefghijklmnopqrstuvwxyz0123456789-ABCDEFGHIJKLMNOPQRS",
    "FIELD_KEYS": KEY,
    "INDEX_KEY": KEY,
    "SITE_URL": "https://clinic.example",
    "ALLOWED_HOSTS": "clinic.example",
    "DATABASE_URL": "sqlite:////srv/db.sqlite3",
    "CACHE_URL": "dbcache://django_cache",
    "EMAIL_URL": "smtp+tls://user:word@mail.clinic.example:587",
    "CLINIC_PHONE": "(305) 555-0100",
    "FROM_EMAIL": "Front desk <desk@clinic.example>",
}


@pytest.fixture
def environment(monkeypatch, tmp_path):
    """A good environment. What a file adds to the process's own is taken away again."""
    before = dict(os.environ)
    monkeypatch.delenv("ENV_FILE", raising=False)
    for name, value in GOOD.items():
        monkeypatch.setenv(name, value)
    yield monkeypatch
    monkeypatch.undo()
    os.environ.clear()
    os.environ.update(before)


def faults(root) -> list[str]:
    """Return the lines of the refusal, its heading left out."""
    with pytest.raises(ImproperlyConfigured) as refusal:
        read_environment(root)
    heading, *lines = str(refusal.value).split("\n  ")
    assert heading == "this environment is not fit to start:"
    return lines


def test_a_good_environment_is_read(environment, tmp_path):
    assert read_environment(tmp_path).str("SITE_URL") == "https://clinic.example"


@pytest.mark.parametrize("name", GOOD)
@pytest.mark.parametrize("value", [None, "", "   "])
def test_a_missing_variable_is_named_with_the_way_to_make_it(environment, tmp_path, name, value):
    if value is None:
        environment.delenv(name)
    else:
        environment.setenv(name, value)

    assert faults(tmp_path) == [f"{name} is missing. {HINTS[name]}"]


@pytest.mark.parametrize("name", GOOD)
@pytest.mark.parametrize("word", ["change-me", "CHANGEME", "x-placeholder-x", "django-insecure-x"])
def test_a_placeholder_is_refused_by_name_and_never_repeated(environment, tmp_path, name, word):
    environment.setenv(name, word)

    assert faults(tmp_path) == [f"{name} still holds a placeholder. {HINTS[name]}"]


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("SECRET_KEY", "short-secret", "is too short to be safe"),
        ("SECRET_KEY", "a" * 60, "is too short to be safe"),
        ("FIELD_KEYS", "not base64!", "is not URL-safe base64"),
        ("FIELD_KEYS", f"{KEY},QUJD", "holds 3 bytes where 32 are needed"),
        ("INDEX_KEY", "QUJD", "holds 3 bytes where 32 are needed"),
        ("SITE_URL", "http://clinic.example", "must begin with https:// (http:// is for this machine alone)"),
        ("SITE_URL", "clinic.example", "must begin with https:// (http:// is for this machine alone)"),
        ("SITE_URL", "https://", "names no host"),
        ("ALLOWED_HOSTS", "clinic.example,*", "must name hosts, not the wildcard '*'"),
    ],
)
def test_an_unfit_value_is_refused_with_the_reason(environment, tmp_path, name, value, fault):
    environment.setenv(name, value)

    assert faults(tmp_path) == [f"{name} {fault}. {HINTS[name]}"]


def test_all_faults_are_told_at_once(environment, tmp_path):
    for name in GOOD:
        environment.delenv(name)

    assert faults(tmp_path) == [f"{name} is missing. {HINTS[name]}" for name in CHECKS]


def test_what_is_set_outside_wins_over_the_file(environment, tmp_path):
    environment.delenv("CACHE_URL")
    (tmp_path / ".env").write_text("CACHE_URL=locmemcache://\nSITE_URL=https://other.example\n")

    env = read_environment(tmp_path)

    assert (env.str("CACHE_URL"), env.str("SITE_URL")) == ("locmemcache://", "https://clinic.example")


def test_the_example_file_does_not_boot_as_it_is(environment, tmp_path):
    for name in GOOD:
        environment.delenv(name)
    environment.setenv("ENV_FILE", str(ROOT / ".env.example"))

    named = [line.split(" ")[0] for line in faults(tmp_path)]

    assert named == ["SECRET_KEY", "FIELD_KEYS", "INDEX_KEY", "DATABASE_URL", "EMAIL_URL"]


def test_the_command_line_says_it_in_plain_words_without_a_traceback():
    environment = os.environ | GOOD | {"SECRET_KEY": "", "ENV_FILE": "/dev/null"}

    done = subprocess.run(
        [sys.executable, "manage.py", "check"], cwd=ROOT, env=environment, capture_output=True, text=True
    )

    assert done.returncode == 1
    assert done.stderr == (
        f"manage.py: this environment is not fit to start:\n  SECRET_KEY is missing. {HINTS['SECRET_KEY']}\n"
    )


def test_a_single_key_is_not_a_list(environment, tmp_path):
    environment.setenv("INDEX_KEY", f"{KEY},{KEY}")

    assert faults(tmp_path) == [f"INDEX_KEY holds several keys where one is needed. {HINTS['INDEX_KEY']}"]


def test_on_this_machine_alone_the_phone_number_may_be_made_up(environment, tmp_path):
    environment.setenv("SITE_URL", "http://127.0.0.1:8000")
    environment.delenv("CLINIC_PHONE")
    environment.delenv("FROM_EMAIL")

    assert read_environment(tmp_path).str("SITE_URL") == "http://127.0.0.1:8000"


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        (
            "PROXY_CACHE_SECONDS",
            "600",
            "PROXY_CACHE_SECONDS is set, but nothing is purged. Set PURGE_URL or CLOUDFLARE_ZONE",
        ),
        (
            "CLOUDFLARE_ZONE",
            "abc",
            "CLOUDFLARE_TOKEN is missing. Make one that may purge the zone, and no more",
        ),
        ("PAGE_GENERATION", "memory", "PAGE_GENERATION must be file or cache. See .env.example"),
    ],
)
def test_what_would_leave_old_pages_standing_is_refused(environment, tmp_path, name, value, fault):
    environment.setenv(name, value)

    assert faults(tmp_path) == [fault]


def test_no_proxy_is_told_anything_unless_it_is_named(environment, tmp_path):
    assert proxies_to_purge(read_environment(tmp_path)) == {}


def test_a_proxy_and_a_cdn_are_told_about_changed_pages(environment, tmp_path):
    environment.setenv("PURGE_URL", "http://varnish:6081")
    environment.setenv("CLOUDFLARE_ZONE", "abc")
    environment.setenv("CLOUDFLARE_TOKEN", "def")
    environment.setenv("PROXY_CACHE_SECONDS", "600")

    backends = "wagtail.contrib.frontend_cache.backends"
    assert proxies_to_purge(read_environment(tmp_path)) == {
        "proxy": {"BACKEND": f"{backends}.HTTPBackend", "LOCATION": "http://varnish:6081"},
        "cdn": {"BACKEND": f"{backends}.CloudflareBackend", "ZONEID": "abc", "BEARER_TOKEN": "def"},
    }
