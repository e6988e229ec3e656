"""A store of the last release, full of matters, goes forward, can be searched, and can be taken back."""

from datetime import UTC, datetime
from importlib import import_module

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from yifa.records.cases.models import Case
from yifa.records.cases.words import Sought

LAST_RELEASE = "0001_initial"
AT = datetime(2026, 1, 5, 9, tzinfo=UTC)
TITLES = ("村东路灯不亮", "张某与李某排水纠纷", "井盖丢失")


def migrate(*where):
    call_command("migrate", "cases", *where, verbosity=0)


def earlier_cases():
    return MigrationExecutor(connection).loader.project_state(("cases", LAST_RELEASE)).apps.get_model("cases", "Case")


@pytest.fixture
def last_release(each_store):
    """Thirty matters in the tables as the last release left them."""
    migrate(LAST_RELEASE)
    model = earlier_cases()
    model.objects.bulk_create(
        model(
            code=f"500155117-2026-CS-{number:06d}-X", procedure="test_walk", procedure_version="1", state="registered",
            title=TITLES[number % 3], opened_at=AT, created_at=AT, created_by="li", division="500155117201",
            organ="500155117-PAFZB",
        )
        for number in range(30)
    )  # fmt: skip


def test_every_title_is_found_batch_by_batch(last_release, monkeypatch, capsys):
    monkeypatch.setattr(import_module("yifa.records.cases.migrations.0005_fill_words"), "BATCH", 7)
    migrate()
    hits = Case.objects.filter(town="500155117", words__hold=Sought("路灯", "500155117"))
    assert [row.title for row in hits] == ["村东路灯不亮"] * 10
    assert "30/30" in capsys.readouterr().err


def test_it_can_be_taken_back_and_nothing_is_lost(last_release, capsys):
    migrate()
    migrate(LAST_RELEASE)
    assert earlier_cases().objects.filter(title="井盖丢失").count() == 10
    migrate()
    assert Case.objects.filter(words__hold=Sought("井盖")).count() == 10
    assert capsys.readouterr().err == ""
