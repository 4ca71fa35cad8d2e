"""What the environment must hold before the site may start.

Every variable is described in `.env.example`. `read_environment` reports all
faults at once, each with the variable's name and the way to make a good value.
"""

import base64
import binascii
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

PLACEHOLDER_WORDS = ("change-me", "changeme", "placeholder", "insecure", "example-key")
LOOPBACK_HOSTS = ("localhost", "127.0.0.1", "::1")

MAKE_SECRET_KEY = "python3 -c 'import secrets; print(secrets.token_urlsafe(64))'"
MAKE_KEY = "python3 -c 'import base64, os; print(base64.urlsafe_b64encode(os.urandom(32)).decode())'"


def read_environment(root: Path) -> environ.Env:
    """Return the environment, the file named by `ENV_FILE` (default `.env`) included.

    Raises ImproperlyConfigured with one line for each variable that is missing or unfit.
    """
    env = environ.Env()
    env_file = Path(env.str("ENV_FILE", default=str(root / ".env")))
    if env_file.is_file():
        env.read_env(str(env_file))
    faults = [fault for name, check in CHECKS.items() if (fault := _fault_of(env, name, check))]
    if env.str("SITE_URL", default="").startswith("https://"):
        faults += [fault for name in PUBLIC_NAMES if (fault := _fault_of(env, name, _any_value))]
    faults += _proxy_faults(env)
    if faults:
        raise ImproperlyConfigured("this environment is not fit to start:\n  " + "\n  ".join(faults))
    return env


def is_loopback(site_url: str) -> bool:
    """Say whether the site's address can only be reached from this machine."""
    return urlsplit(site_url).hostname in LOOPBACK_HOSTS


def proxies_to_purge(env: environ.Env) -> dict[str, dict[str, str]]:
    """Return Wagtail's setting for the proxy and the CDN that are told about changed pages; often none."""
    backends = "wagtail.contrib.frontend_cache.backends"
    found = {}
    if address := env.str("PURGE_URL", default=""):
        found["proxy"] = {"BACKEND": f"{backends}.HTTPBackend", "LOCATION": address}
    if zone := env.str("CLOUDFLARE_ZONE", default=""):
        token = env.str("CLOUDFLARE_TOKEN", default="")
        found["cdn"] = {"BACKEND": f"{backends}.CloudflareBackend", "ZONEID": zone, "BEARER_TOKEN": token}
    return found


def decode_key(text: str) -> bytes:
    """Return the 32 bytes that a URL-safe base64 key stands for; raises ValueError."""
    try:
        key = base64.b64decode(text.strip(), altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ValueError("is not URL-safe base64") from error
    if len(key) != 32:
        raise ValueError(f"holds {len(key)} bytes where 32 are needed")
    return key


def mailer(env: environ.Env) -> dict[str, Any]:
    """Return how messages leave, as Django's MAILERS wants it, from the one address EMAIL_URL."""
    found = env.email_url("EMAIL_URL")
    options: dict[str, Any] = {}
    if found["EMAIL_BACKEND"].endswith("smtp.EmailBackend"):
        options = {
            "host": found["EMAIL_HOST"],
            "port": found["EMAIL_PORT"] or 587,
            "username": found["EMAIL_HOST_USER"],
            "password": found["EMAIL_HOST_PASSWORD"],
            "use_tls": found.get("EMAIL_USE_TLS", False),
            "use_ssl": found.get("EMAIL_USE_SSL", False),
            # Well under the worker's lease on a message, so that a slow server cannot cause a second copy.
            "timeout": env.int("EMAIL_TIMEOUT", default=20),
        }
    elif found["EMAIL_BACKEND"].endswith("filebased.EmailBackend"):
        options = {"file_path": found["EMAIL_FILE_PATH"]}
    return {"BACKEND": found["EMAIL_BACKEND"], "OPTIONS": options}


def _fault_of(env: environ.Env, name: str, check: Callable[[str], str]) -> str:
    value = env.str(name, default="").strip()
    hint = HINTS[name]
    if not value:
        return f"{name} is missing. {hint}"
    if any(word in value.lower() for word in PLACEHOLDER_WORDS):
        return f"{name} still holds a placeholder. {hint}"
    problem = check(value)
    return f"{name} {problem}. {hint}" if problem else ""


def _proxy_faults(env: environ.Env) -> list[str]:
    """Refuse what would leave old pages standing in a proxy, or on the workers of another machine."""
    faults = []
    if env.str("PROXY_CACHE_SECONDS", default="0").strip() not in {"", "0"} and not proxies_to_purge(env):
        faults.append("PROXY_CACHE_SECONDS is set, but nothing is purged. Set PURGE_URL or CLOUDFLARE_ZONE")
    if env.str("CLOUDFLARE_ZONE", default="") and not env.str("CLOUDFLARE_TOKEN", default=""):
        faults.append("CLOUDFLARE_TOKEN is missing. Make one that may purge the zone, and no more")
    if env.str("PAGE_GENERATION", default="file") not in {"file", "cache"}:
        faults.append("PAGE_GENERATION must be file or cache. See .env.example")
    return faults


def _any_value(value: str) -> str:
    return ""


def _secret_key(value: str) -> str:
    if len(value) < 50 or len(set(value)) < 5:
        return "is too short to be safe"
    return ""


def _keys(value: str) -> str:
    for text in value.split(","):
        try:
            decode_key(text)
        except ValueError as error:
            return str(error)
    return ""


def _key(value: str) -> str:
    return "holds several keys where one is needed" if "," in value else _keys(value)


def _site_url(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme == "https" or (parts.scheme == "http" and is_loopback(value)):
        return "" if parts.hostname else "names no host"
    return "must begin with https:// (http:// is for this machine alone)"


def _hosts(value: str) -> str:
    return "must name hosts, not the wildcard '*'" if "*" in value.split(",") else ""


CHECKS: dict[str, Callable[[str], str]] = {
    "SECRET_KEY": _secret_key,
    "FIELD_KEYS": _keys,
    "INDEX_KEY": _key,
    "SITE_URL": _site_url,
    "ALLOWED_HOSTS": _hosts,
    "DATABASE_URL": _any_value,
    "CACHE_URL": _any_value,
    "EMAIL_URL": _any_value,
}

# What may be made up on this machine alone: elsewhere patients see it.
PUBLIC_NAMES = ("CLINIC_PHONE", "FROM_EMAIL")

HINTS = {
    "CLINIC_PHONE": "Set it to the front desk's number, which the pages for bad moments give",
    "FROM_EMAIL": "Set it to whom messages come from, such as Front desk <desk@clinic.example>",
    "SECRET_KEY": f"Make one with: {MAKE_SECRET_KEY}",
    "FIELD_KEYS": f"Make one with: {MAKE_KEY}",
    "INDEX_KEY": f"Make one with: {MAKE_KEY}",
    "SITE_URL": "Set it to the address that patients type, such as https://clinic.example",
    "ALLOWED_HOSTS": "Set it to the host names that the site answers to, with commas between",
    "DATABASE_URL": "Set it to sqlite:////path/to/file or to postgres://user:password@host/name",
    "CACHE_URL": "Set it to dbcache://django_cache, or to another shared cache",
    "EMAIL_URL": "Set it to smtp+tls://user:password@host:587, or to filemail:////path/to/folder",
}
