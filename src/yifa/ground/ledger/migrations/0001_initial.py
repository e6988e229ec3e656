"""The ledger's tables and the triggers that keep them append-only, for SQLite and PostgreSQL."""

from collections.abc import Iterator
from typing import Any

from django.db import migrations, models

ENTRY = "CREATE TABLE ledger_entry (seq {number}, subject text NOT NULL, body text NOT NULL) {strict}"
SUBJECT = "CREATE INDEX ledger_entry_subject ON ledger_entry (subject)"
SEAL = """CREATE TABLE ledger_seal (
    size {int} NOT NULL PRIMARY KEY, start {int} NOT NULL UNIQUE, first_seq {int} NOT NULL, last_seq {int} NOT NULL,
    seqs text NOT NULL, holes text NOT NULL, late text NOT NULL, root text NOT NULL, at text NOT NULL,
    algorithm text NOT NULL, key_id text NOT NULL, signature text NOT NULL, peaks {bytes} NOT NULL,
    tiles {bytes} NOT NULL, leaves {bytes} NOT NULL, CHECK (size > start)) {strict}"""
LAST = "CREATE INDEX ledger_seal_last_seq ON ledger_seal (last_seq)"
HOLES = "CREATE INDEX ledger_seal_holes ON ledger_seal (at) WHERE holes <> '' OR late <> ''"

SQLITE_REFUSE = """CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
    BEGIN SELECT RAISE(ABORT, '账本只可追加，不得修改或删除'); END"""
# INSERT OR REPLACE would delete the old row without firing the delete trigger.
SQLITE_NO_REPLACE = """CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}
    WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key})
    BEGIN SELECT RAISE(ABORT, '账本只可追加，不得覆盖'); END"""
POSTGRES_FUNCTION = """CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '账本只可追加，不得修改或删除'; END $$"""
POSTGRES_REFUSE = """CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()"""
TABLES = (("ledger_entry", "seq"), ("ledger_seal", "size"))


def statements(connection: Any) -> Iterator[str]:
    """The SQL that makes tables, indexes and guards on this database."""
    vendor = connection.vendor
    if vendor == "postgresql":
        yield ENTRY.format(number="bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY", strict="")
        yield SEAL.format(int="bigint", bytes="bytea", strict="")
        yield POSTGRES_FUNCTION
        yield from (POSTGRES_REFUSE.format(table=table) for table, _ in TABLES)
    elif vendor == "sqlite":
        # INTEGER PRIMARY KEY without AUTOINCREMENT: the next number costs no second write.
        strict = "STRICT" if connection.Database.sqlite_version_info >= (3, 37) else ""
        yield ENTRY.format(number="INTEGER PRIMARY KEY", strict=strict)
        yield SEAL.format(int="INTEGER", bytes="blob", strict=strict)
        for table, key in TABLES:
            yield SQLITE_REFUSE.format(table=table, verb="UPDATE")
            yield SQLITE_REFUSE.format(table=table, verb="DELETE")
            yield SQLITE_NO_REPLACE.format(table=table, key=key)
    else:
        raise NotImplementedError(f"账本不支持数据库 {vendor}")
    yield from (SUBJECT, LAST, HOLES)


def forwards(apps: Any, schema_editor: Any) -> None:
    for statement in statements(schema_editor.connection):
        schema_editor.execute(statement, params=None)


def backwards(apps: Any, schema_editor: Any) -> None:
    schema_editor.execute("DROP TABLE ledger_seal", params=None)
    schema_editor.execute("DROP TABLE ledger_entry", params=None)
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION ledger_refuse()", params=None)


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                ("subject", models.TextField()),
                ("body", models.TextField()),
            ],
            options={"db_table": "ledger_entry", "managed": False},
        ),
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("size", models.BigIntegerField(primary_key=True, serialize=False)),
                ("start", models.BigIntegerField()),
                ("first_seq", models.BigIntegerField()),
                ("last_seq", models.BigIntegerField()),
                ("seqs", models.TextField()),
                ("holes", models.TextField()),
                ("late", models.TextField()),
                ("leaves", models.BinaryField()),
                ("peaks", models.BinaryField()),
                ("tiles", models.BinaryField()),
                ("root", models.TextField()),
                ("at", models.TextField()),
                ("algorithm", models.TextField()),
                ("key_id", models.TextField()),
                ("signature", models.TextField()),
            ],
            options={"db_table": "ledger_seal", "managed": False},
        ),
        migrations.RunPython(forwards, backwards),
    ]
