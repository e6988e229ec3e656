"""The day an extension was told gets a column of its own: it had overwritten the day the acceptance was told."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db import migrations, models

from yifa.domains.disputes.models import PetitionFile
from yifa.ground.ledger import NewEntry, record_many
from yifa.records.cases.models import Case

EXTENDED, TOLD = "extend", "told_on"
BATCH = 500
BY = "system:migration"


def apart(apps: Any, schema_editor: Any) -> None:
    """``told_on`` as the acceptance entered it, ``extension_told_on`` as the extension did."""
    _rewrite(apps, "petition.notice_dates_told_apart", lambda accepted, extended: (accepted, extended))


def together(apps: Any, schema_editor: Any) -> None:
    """As it was: the extension's day, where one was entered, in the place of the acceptance's."""
    _rewrite(apps, "petition.notice_dates_put_together", lambda accepted, extended: (extended or accepted, None))


def _rewrite(apps: Any, event: str, columns: Any) -> None:
    """Every matter that was extended: its two columns from its own steps, and a ledger row, for the digest changes."""
    files = apps.get_model("disputes", "PetitionFile")
    rows = iter(_extended(apps, files))
    while chunk := list(islice(rows, BATCH)):
        entries = []
        for row, accepted, extended in chunk:
            row.told_on, row.extension_told_on = columns(accepted, extended)
            entries.append(_entry(event, row))
        files.objects.bulk_update([row for row, _, _ in chunk], ["told_on", "extension_told_on"])
        record_many(entries)


def _extended(apps: Any, files: Any) -> Iterator[tuple[Any, str | None, str | None]]:
    """(typed row with its case, day of the acceptance's notice, day of the extension's), as ISO text."""
    steps = apps.get_model("cases", "StepTaken")
    about = steps.objects.filter(code=EXTENDED, case__procedure="petition").values("case_id")
    for row in files.objects.filter(case_id__in=about).select_related("case").order_by("pk"):
        entered: dict[str, str | None] = {}
        for step in steps.objects.filter(case_id=row.case_id, code__in=("accept", EXTENDED)).order_by("number"):
            entered[step.code] = step.facts.get(TOLD) or entered.get(step.code)
        yield row, entered.get("accept"), entered.get(EXTENDED)


def _entry(event: str, row: Any) -> NewEntry:
    """The ledger row of one change. The digest is the house's own reckoning, over rows that are read here, as the
    tables stand now: no later column is asked for."""
    case = _as(Case, row.case)
    case.__dict__["detail"] = _as(PetitionFile, row)
    return NewEntry(event, case.subject, BY, {}, {case.subject: case.digest()})


def _as(model: Any, row: Any) -> Any:
    held = {field.attname for field in row._meta.concrete_fields}
    own = [field for field in model._meta.concrete_fields if not field.generated and field.attname in held]
    return model(**{field.attname: field.to_python(getattr(row, field.attname)) for field in own})


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0007_what_waits_what_is_kept"),
        ("disputes", "0003_centre"),
        ("ledger", "0001_initial"),
    ]

    operations = [
        migrations.AddField("petitionfile", "unclear", models.BooleanField("姓名(名称)、住址不清", default=False)),
        migrations.AddField("petitionfile", "extension_told_on", models.DateField("延期告知日", blank=True, null=True)),
        migrations.RunPython(apart, together),
    ]
