"""The words of every title that is there already, then the index over them."""

import sys
from typing import Any

from django.db import migrations

from yifa.records.cases import words

BATCH = 5_000


def fill(apps: Any, schema_editor: Any) -> None:
    """Batch by batch, with a line of progress where there is more than one."""
    cases = apps.get_model("cases", "Case").objects.using(schema_editor.connection.alias)
    total, done, last = cases.count(), 0, 0
    while rows := list(cases.filter(pk__gt=last).order_by("pk").values_list("pk", "title")[:BATCH]):
        with schema_editor.connection.cursor() as cursor:
            cursor.executemany(
                "UPDATE cases_case SET words = %s WHERE id = %s", [(words.words_of(title), pk) for pk, title in rows]
            )
        last, done = rows[-1][0], done + len(rows)
        if total > BATCH:
            sys.stderr.write(f"\r为已有事项的名称编查找索引:{done:,}/{total:,} 件")
    if total > BATCH:
        sys.stderr.write("\n")


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_words_and_scope_columns")]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(
            lambda apps, schema_editor: words.lay(schema_editor), lambda apps, schema_editor: words.lift(schema_editor)
        ),
    ]
