"""The one table of documents; the bytes lie in the evidence folder under their digest."""

from typing import Any, ClassVar

from django.db import models

from yifa.ground.recorded.models import Recorded
from yifa.records.documents.kind import DOCUMENTS, DocumentKind


class Document(Recorded):
    """A paper or a file. ``about`` is the subject it belongs to, e.g. ``case:500155117-2026-JF-000123-7``."""

    NOUN: ClassVar[str] = "document"

    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=80, default="", blank=True)
    title = models.CharField(max_length=200)
    number = models.CharField(max_length=80, default="", blank=True)
    content_digest = models.CharField(max_length=64)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    dated = models.DateField()
    source_key = models.CharField(max_length=120, null=True, blank=True)
    replaced_by = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaces")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["kind", "source_key"], name="document_imported_once"),)
        indexes = (
            models.Index(fields=["about", "kind"], name="document_about"),
            models.Index(fields=["kind", "division", "dated"], name="document_kind_division"),
        )

    def __str__(self) -> str:
        return f"{self.kind}#{self.pk}"

    @property
    def declared(self) -> DocumentKind | None:
        return DOCUMENTS.get(self.kind)

    def public_half(self) -> dict[str, Any]:
        return {
            **super().public_half(),
            "kind": self.kind,
            "about": self.about,
            "number": self.number,
            "content": self.content_digest,
            "dated": self.dated.isoformat(),
        }
