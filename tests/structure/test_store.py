"""The tables as they stand: every foreign key and every scope column can be found by an index."""

import pytest
from django.apps import apps
from django.db import connection, models

pytestmark = pytest.mark.django_db
OURS = [model for model in apps.get_models() if model.__module__.startswith("yifa.")]


def leading(model):
    """The columns of every index and key of a table, in order, read from the catalogue."""
    with connection.cursor() as cursor:
        held = connection.introspection.get_constraints(cursor, model._meta.db_table)
    return [one["columns"] for one in held.values() if one["index"] or one["unique"] or one["primary_key"]]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_foreign_key_is_indexed(model):
    first = {columns[0] for columns in leading(model) if columns}
    keys = [f.column for f in model._meta.concrete_fields if isinstance(f, models.ForeignKey)]
    assert [column for column in keys if column not in first] == []


@pytest.mark.parametrize(
    "model", [m for m in OURS if any(f.name == "division" for f in m._meta.concrete_fields)],
    ids=lambda model: model._meta.label,
)  # fmt: skip
def test_every_scope_column_is_indexed(model):
    """Alone or behind the kind, which every list of the table names."""
    near = {column for columns in leading(model) for column in columns[:2]}
    assert "division" in near
