"""What the files door keeps (导入登记): saved column mappings, and each import with the records it brought."""

from typing import ClassVar

from django.db import models

from yifa.doors.files.mapping import Mapping, mapping_of


class ColumnMapping(models.Model):
    """One version of how an organ reads one source system's export. Never changed; a newer version takes its place."""

    organ = models.CharField(max_length=40)
    kind = models.CharField(max_length=80)
    source = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    content = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)
    retired_at = models.DateTimeField(null=True, blank=True)
    retired_by = models.CharField(max_length=80, default="", blank=True)

    objects = models.Manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organ", "kind", "source", "version"], name="mapping_version_once"),
        )

    def __str__(self) -> str:
        return f"{self.source}·{self.kind} {self.version}"

    @property
    def subject(self) -> str:
        return f"mapping:{self.pk}"

    @property
    def mapping(self) -> Mapping:
        return mapping_of(self.source, self.kind, self.content)


class Import(models.Model):
    """One file brought in: whose, from where, what came of it. ``token``: its upload, while that still waits."""

    WAITING, RUNNING, DONE, FAILED, UNDONE = "waiting", "running", "done", "failed", "undone"
    NAMES: ClassVar[dict[str, str]] = {
        WAITING: "排队中", RUNNING: "正在写入", DONE: "已完成", FAILED: "中断", UNDONE: "已撤销",
    }  # fmt: skip

    organ = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=80)
    source = models.CharField(max_length=40, default="", blank=True)
    state = models.CharField(max_length=8, default=RUNNING)
    token = models.CharField(max_length=64, default="", blank=True)
    total = models.PositiveIntegerField(default=0)
    rows = models.PositiveIntegerField(default=0)
    written = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    moved = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    message = models.CharField(max_length=400, default="", blank=True)
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=80)
    beat_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.CharField(max_length=80, default="", blank=True)
    kept = models.JSONField(default=list)

    objects = models.Manager()

    class Meta:
        indexes = (models.Index(fields=["organ", "-begun_at"], name="import_of_organ"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.begun_at}"

    @property
    def subject(self) -> str:
        return f"import:{self.pk}"

    @property
    def state_name(self) -> str:
        return self.NAMES.get(self.state, self.state)


class Brought(models.Model):
    """One record an import brought: its key and the version it had then, by which untouched ones are known."""

    of = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="brought")
    record = models.BigIntegerField()
    version = models.PositiveIntegerField()

    objects = models.Manager()

    class Meta:
        indexes = (models.Index(fields=["of", "record"], name="brought_of_import"),)

    def __str__(self) -> str:
        return f"{self.of_id}:{self.record}"  # type: ignore[attr-defined]
