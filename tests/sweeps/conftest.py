"""Sweeps: the same question asked of every address, every declared step and every table."""

from datetime import datetime

import pytest
from django.core.cache import cache
from django.test import Client

from yifa.ground.calendar import TZ, use_now
from yifa.ground.places.models import Division

HERE, NEXT = "500155117000", "500155118000"
MONDAY = datetime(2026, 3, 2, 9, tzinfo=TZ)


@pytest.fixture(autouse=True)
def monday(settings, tmp_path):
    """Everything on one Monday, files in a folder of the test's own."""
    settings.YIFA_SNAPSHOT_DIR = tmp_path / "snapshots"
    settings.YIFA_EVIDENCE_DIR = tmp_path / "evidence"
    settings.HOME = tmp_path
    settings.YIFA_SECOND_FACTOR_POSTS = frozenset()
    cache.clear()
    with use_now(MONDAY):
        yield


@pytest.fixture
def places(db):
    """The county and its two towns."""
    for code, name, level in (("500155000000", "测试区", 3), (HERE, "测试镇", 4), (NEXT, "邻镇", 4)):
        Division.objects.get_or_create(code=code, defaults={"name": name, "level": level, "path": name})


@pytest.fixture
def page_of(people, places):
    """``page_of("li")`` is the browser of somebody who is logged in; of nobody for "public"."""

    def client(name: str, **more) -> Client:
        made = Client(raise_request_exception=False, **more)
        if name != "public":
            made.force_login(getattr(people, name), backend="django.contrib.auth.backends.ModelBackend")
        return made

    return client
