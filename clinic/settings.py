"""The one settings file. What differs from place to place comes from the environment (`.env.example`)."""

from datetime import date
from email.utils import parseaddr
from pathlib import Path

from clinic.content_policy import CMS_CSP, PREVIEW_CSP, SECURE_CSP, STAFF_CSP  # noqa: F401 - they are settings
from clinic.environment import decode_key, mailer, proxies_to_purge, read_environment

ROOT = Path(__file__).resolve().parent.parent
env = read_environment(ROOT)

# What the environment says

SECRET_KEY = env.str("SECRET_KEY")
FIELD_KEYS = [decode_key(text) for text in env.list("FIELD_KEYS")]
INDEX_KEY = decode_key(env.str("INDEX_KEY"))
SITE_URL = env.str("SITE_URL").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)
VAR_DIR = Path(env.str("VAR_DIR", default=str(ROOT / "var")))
# Said on the pages that must work while the database is away; elsewhere ClinicSettings holds it.
CLINIC_PHONE = env.str("CLINIC_PHONE", default="(305) 555-0100")
DEBUG = False

# Applications

INSTALLED_APPS = [
    "clinic",
    "education",
    "appointments",
    "crispy_forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.admin",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "clinic.access_log.log_requests",
    "clinic.headers.headers_for_everything",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "clinic.compression.PageCompression",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "clinic.headers.looser_scripts_for_staff",
    "clinic.middleware.refuse_unreadable_requests",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "clinic.session_times.SessionTimes",
    "clinic.sign_in.gate.require_second_factor",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "education.redirects.RedirectWithoutCircles",
]

ROOT_URLCONF = "clinic.urls"
WSGI_APPLICATION = "clinic.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        ("clinic.template_loader.LeanLoader", [ROOT / "templates"]),
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "clinic.context_processors.clinic",
            ],
            "builtins": ["clinic.templatetags.clinic_text"],
        },
    },
]

# Data

DATABASES = {"default": env.db_url("DATABASE_URL")}
DATABASES["default"].setdefault("OPTIONS", {})
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A thread keeps its connection: opening one costs as much as a few queries.
    DATABASES["default"]["CONN_MAX_AGE"] = None
    DATABASES["default"]["OPTIONS"] |= {
        "transaction_mode": "IMMEDIATE",
        "timeout": env.int("DATABASE_TIMEOUT", default=10),
        # A request that was accepted must outlive a power cut, so every commit reaches the disk.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"]["OPTIONS"] |= {
        "pool": {"min_size": 1, "max_size": 8, "timeout": env.int("DATABASE_TIMEOUT", default=10)},
        "connect_timeout": 5,
    }

CACHES = {"default": env.cache_url("CACHE_URL")}

# Public pages in memory (clinic/page_cache), and what proxies are told about them

PAGE_CACHE_MB = env.int("PAGE_CACHE_MB", default=32)
PAGE_CACHE_SECONDS = env.int("PAGE_CACHE_SECONDS", default=60)
PAGE_GENERATION = env.str("PAGE_GENERATION", default="file")
PAGE_GENERATION_FILE = VAR_DIR / "page_cache" / "generation"
PROXY_CACHE_SECONDS = env.int("PROXY_CACHE_SECONDS", default=0)
WAGTAILFRONTENDCACHE = proxies_to_purge(env)

# Messages

MAILERS = {"default": mailer(env)}
# How long staff can undo a message after the act that caused it.
MESSAGE_DELAY_SECONDS = env.int("MESSAGE_DELAY_SECONDS", default=120)
# For how long those whose time was just taken are shown the same other times.
CROWD_SECONDS = env.float("CROWD_SECONDS", default=2.0)
# How many forms of one kind people send in ten minutes, all together; browsers do some work above it.
MOST_SENDINGS = env.int("MOST_SENDINGS", default=60)
DEFAULT_FROM_EMAIL = env.str("FROM_EMAIL", default="Clinic front desk <front-desk@clinic.example>")

# Language and time. Instants are UTC; each location names its own time zone.

LANGUAGE_CODE = "en-us"
LANGUAGES = [("en", "English"), ("es", "Español")]
LOCALE_PATHS = [ROOT / "locale"]
TIME_ZONE = "America/New_York"
USE_TZ = True

# Files

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [ROOT / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": env.str("STATIC_STORAGE", default="clinic.static_files.OnePieceStorage")},
}
WHITENOISE_MAX_AGE = 3600

# Security

HTTPS = SITE_URL.startswith("https://")
SESSION_ENGINE = "clinic.session_store"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
# In the session rather than in a cookie of their own: they may name a request.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
# Nobody is there for so long, or signed in for so long: then the session ends (clinic/session_times.py).
IDLE_MINUTES = env.float("IDLE_MINUTES", default=15)
SESSION_HOURS = 12
# A day longer than anybody stays signed in: what comes too late must still tell whose it is.
SESSION_COOKIE_AGE = (SESSION_HOURS + 24) * 60 * 60
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CSRF_FAILURE_VIEW = "clinic.views.errors.csrf_failure"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS and TRUSTED_PROXIES else None
X_FRAME_OPTIONS = "DENY"
# Whom to tell about a weak spot (/.well-known/security.txt); clinic/checks.py warns before it lapses.
SECURITY_CONTACTS = env.list("SECURITY_CONTACTS", default=[f"mailto:{parseaddr(DEFAULT_FROM_EMAIL)[1]}"])
SECURITY_TXT_EXPIRES = date(2027, 11, 1)
# An editor's page can hold many fields; the public forms have their own, far lower limits.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

AUTH_USER_MODEL = "clinic.User"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "clinic.sign_in.passwords.NotGuessable"},
]
AUTHENTICATION_BACKENDS = ["clinic.sign_in.backend.StaffBackend"]
LOGIN_URL = "account_login"
LOGOUT_REDIRECT_URL = "account_login"

# Signing in (clinic/sign_in/)

ACCOUNT_ADAPTER = "clinic.sign_in.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {
    # Counted where a password was wrong, and for unknown devices alone where others share the count.
    "login": None,
    "login_failed": "5/5m/key",
    "login_failed_here": "30/m/ip",
    "login_failed_by_strangers": "100/h/key",
    "reset_password": "20/m/ip,3/10m/key",
}
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}
MFA_ADAPTER = "clinic.sign_in.factors.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
# A code may be half a minute early or late: phones' clocks are not all right.
MFA_TOTP_TOLERANCE = 1

# Forms

CRISPY_ALLOWED_TEMPLATE_PACKS = ["crispy/clinic"]
CRISPY_TEMPLATE_PACK = "crispy/clinic"
CRISPY_FAIL_SILENTLY = False

# Wagtail

WAGTAIL_SITE_NAME = "Clinic"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_ENABLE_UPDATE_CHECK = False
# One door: Wagtail's own reset would mail strangers, unthrottled, and know nothing of second factors.
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_AUTOSAVE_INTERVAL = 10_000
WAGTAIL_I18N_ENABLED = False
WAGTAIL_FINISH_WORKFLOW_ACTION = "education.finish.publish_signed_off"
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
# To read, and films with their captions. Nothing that runs, and no HTML.
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "mp4", "odt", "pdf", "rtf", "txt", "vtt", "webm", "xlsx"]
WAGTAILDOCS_DOCUMENT_FORM_BASE = "clinic.uploads.forms.DocumentForm"
# Always to the reader's disk: a document that opens in the site's own window could pose as the site.
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
# Pictures of pixels alone (an SVG can hold a script), of a size that a server can read; made anew on arrival.
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILIMAGES_IMAGE_FORM_BASE = "clinic.uploads.forms.ImageForm"
# PostgreSQL would stem words, which SQLite cannot: neither does, so that both find the same.
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "simple"}
}
# Medical pages are held against these (education/checks/).
READING_GRADE_TARGET = 8
OFF_LABEL_WORDS = ["ketamine"]

# Logs: what happened, never to whom (clinic/logs.py). No addresses, query strings or form content.

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "clinic.logs.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        # Handlers are emptied, because Django's own would mail errors and print addresses.
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": [], "level": "ERROR", "propagate": True},
        # Requests' own paths can hold a private link, so only errors are kept, by clinic.views.
        "django.request": {"handlers": [], "level": "CRITICAL", "propagate": False},
        "django.security": {"level": "ERROR"},
        "django_tasks": {"level": "WARNING"},
        "wagtail": {"level": "WARNING"},
        "modelsearch": {"level": "WARNING"},
    },
}
