"""The baseline of intake: a bare Django Ninja endpoint; token look-up, pydantic, two inserts in one transaction.

Run as a WSGI module by the bench in a process of its own; its settings are its own, its tables are made by hand.
"""

import os
from pathlib import Path
from secrets import token_urlsafe

import django
from django.conf import settings

HERE = Path(os.environ["YIFA_BENCH_BARE"])
EMBEDDED = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": HERE / "bare.sqlite3",
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    },
}
SERVED = {
    "ENGINE": "django.db.backends.postgresql",
    "NAME": "postgres",
    "USER": "yifa",
    "HOST": os.environ.get("PGHOST"),
}
KEPT = os.environ.get("YIFA_BENCH_KEPT") == "1"
POSTGRES = bool(os.environ.get("YIFA_DATABASE"))

settings.configure(
    SECRET_KEY=token_urlsafe(32),
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=["django.contrib.contenttypes"],
    USE_TZ=True,
    # As Django comes, a connection for each request; YIFA_BENCH_KEPT=1 keeps it open, as ours are.
    DATABASES={"default": {**(SERVED if POSTGRES else EMBEDDED), "CONN_MAX_AGE": 600 if KEPT else 0}},
)
django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, models, transaction  # noqa: E402
from django.http import HttpRequest  # noqa: E402
from django.urls import path  # noqa: E402
from ninja import NinjaAPI, Schema  # noqa: E402
from ninja.security import HttpBearer  # noqa: E402


class Token(models.Model):  # noqa: DJ008  (a baseline, never shown)
    text = models.CharField(max_length=80, unique=True)

    class Meta:
        app_label = "bench"


class Matter(models.Model):  # noqa: DJ008
    title = models.CharField(max_length=120)
    kind = models.CharField(max_length=40)

    class Meta:
        app_label = "bench"


class Note(models.Model):  # noqa: DJ008
    matter = models.ForeignKey(Matter, on_delete=models.CASCADE)
    text = models.TextField()

    class Meta:
        app_label = "bench"


class Bearer(HttpBearer):
    def authenticate(self, request: HttpRequest, token: str) -> Token | None:
        return Token._default_manager.filter(text=token).first()


class Lodged(Schema):
    title: str
    kind: str
    text: str


api = NinjaAPI(auth=Bearer(), docs_url=None)


@api.post("/lodge")
def lodge(request: HttpRequest, lodged: Lodged) -> dict[str, int]:
    with transaction.atomic():
        matter = Matter._default_manager.create(title=lodged.title, kind=lodged.kind)
        Note._default_manager.create(matter=matter, text=lodged.text)
    return {"id": matter.pk}


urlpatterns = [path("api/", api.urls)]


def make_tables() -> None:
    with connection.schema_editor() as editor:
        for model in (Token, Matter, Note):
            editor.create_model(model)
    Token._default_manager.create(text="bench")


if Token._meta.db_table not in connection.introspection.table_names():
    make_tables()
application = get_wsgi_application()
