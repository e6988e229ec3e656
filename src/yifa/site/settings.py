"""Settings, read from the environment; safe by default, one machine and no network needed.

YIFA_HOME       folder of the store, the keys and the evidence files (default ./var)
YIFA_MODE       demo | production | test (default: what set-up noted in the home, else production)
YIFA_DATABASE   empty for the embedded SQLite store, or a postgresql:// URL
"""

import os
from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote, urlparse

from yifa.ground.identity.access import limit
from yifa.ground.identity.hashers import sm3_available
from yifa.ground.identity.posts import WATCHING_POSTS
from yifa.site.mode import mode_of
from yifa.site.secret import secret_key
from yifa.site.traces import LOGGING as LOGGING

HOME = Path(os.environ.get("YIFA_HOME", "var")).resolve()
MODE = mode_of(HOME)
DEMO = MODE == "demo"
DEBUG = False

SECRET_KEY = secret_key(HOME / "keys" / "secret.key", mode=MODE)
ALLOWED_HOSTS = os.environ.get("YIFA_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
YIFA_KEY_DIR = Path(os.environ.get("YIFA_KEY_DIR", HOME / "keys"))
YIFA_EVIDENCE_DIR = Path(os.environ.get("YIFA_EVIDENCE_DIR", HOME / "evidence"))
YIFA_SNAPSHOT_DIR = Path(os.environ.get("YIFA_SNAPSHOT_DIR", HOME / "snapshots"))
YIFA_LEDGER_HASH = os.environ.get("YIFA_LEDGER_HASH", "sm3")
YIFA_EVIDENCE_LIMIT_MB = 50
# Proxies in front of this site that add to X-Forwarded-For; 0: visitors come straight.
YIFA_PROXY_HOPS = int(os.environ.get("YIFA_PROXY_HOPS", "0"))

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_otp",
    "axes",
    "yifa.ground.places",
    "yifa.ground.ledger",
    "yifa.ground.identity",
    "yifa.records.registers",
    "yifa.records.documents",
    "yifa.records.activities",
    "yifa.records.cases",
    "yifa.readers.watch",
    "yifa.readers.figures",
    "yifa.readers.likeness",
    "yifa.ui",
    "yifa.domains.disputes",
    "yifa.domains.requests",
    "yifa.domains.enforcement",
    "yifa.domains.decisions",
    "yifa.domains.redress",
    "yifa.domains.openness",
    "yifa.domains.outreach",
    "yifa.domains.village",
    "yifa.domains.accountability",
    "yifa.reports.annual",
    "yifa.reports.reading",
    "yifa.doors.desk",
    "yifa.doors.api",
    "yifa.doors.files",
    "yifa.doors.portal",
    "yifa.doors.mobile",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "yifa.site.policy.PagePolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "yifa.ground.identity.sessions.SessionRules",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "yifa.site.unreadable.RefuseNul",
    "yifa.site.failures.StoreFailures",
    "axes.middleware.AxesMiddleware",
]

# What an answer of the API passes; a token carries no session, no form and no page (see site/handler.py).
API_MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",
    "yifa.site.unreadable.RefuseNul",
]

ROOT_URLCONF = "yifa.site.urls"
WSGI_APPLICATION = "yifa.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "yifa.ui.context.site",
            ],
        },
    }
]


def database(url: str) -> dict[str, object]:
    """Django's database entry: the embedded store, or PostgreSQL from a postgresql:// URL."""
    if not url:
        return {
            "ENGINE": "yifa.site.sqlite",
            "NAME": HOME / "yifa.sqlite3",
            "CONN_MAX_AGE": 600,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            },
        }
    parts = urlparse(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": parts.port or "",
        "CONN_MAX_AGE": 600,
        "OPTIONS": {"options": "-c jit=off"},
    }


DATABASES = {"default": database(os.environ.get("YIFA_DATABASE", ""))}

AUTH_USER_MODEL = "identity.Person"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = [
    *(["yifa.ground.identity.hashers.Sm3PasswordHasher"] if sm3_available() else []),
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"yifa.ground.identity.passwords.{rule}"}
    for rule in ("LongEnough", "MixedEnough", "NotTheLoginName", "NotUsedLately")
]
LOGIN_URL = "/login/"
YIFA_LOGOUT_URL = "/logout/"
YIFA_PASSWORD_URL = "/account/password/"  # noqa: S105
YIFA_SECOND_FACTOR_URL = "/account/second-factor/"
LOGIN_REDIRECT_URL = "/"
# Who must pass a second factor: those who supervise or administer; demo and tests ask only where a test says so.
YIFA_SECOND_FACTOR_POSTS = WATCHING_POSTS if MODE == "production" else frozenset()
# Lock-out. GB/T 22239-2019 asks for it and gives no numbers: they are data, ground/identity/law/access.toml.
AXES_HANDLER = "yifa.ground.identity.lockout.Lockout"
AXES_FAILURE_LIMIT = limit("lockout.account_failures")
AXES_COOLOFF_TIME = timedelta(minutes=limit("lockout.minutes"))
AXES_LOCKOUT_PARAMETERS = ["username", "ip_address"]
AXES_LOCKOUT_CALLABLE = "yifa.ground.identity.lockout.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_ENABLE_ACCESS_FAILURE_LOG = True
AXES_ENABLED = MODE != "test"
AXES_VERBOSE = False
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = MODE == "production" and os.environ.get("YIFA_HTTPS", "1") == "1"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "style-src": ["'self'", "'unsafe-inline'"],
        "frame-ancestors": ["'none'"],
        "form-action": ["'self'"],
    }
}

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATA_UPLOAD_MAX_MEMORY_SIZE = 60 * 1024 * 1024
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        # Django's 300 would throw away what the portal counts per address as soon as many addresses come.
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
