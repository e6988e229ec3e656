"""Start-up of the documents room: the ledger learns how to recompute the digests of its rows."""

from pathlib import Path

from django.apps import AppConfig

from yifa.ground.provisions import LAWBOOK
from yifa.ground.recorded.digests import declare


class DocumentsConfig(AppConfig):
    name = "yifa.records.documents"
    label = "documents"
    verbose_name = "文书"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        LAWBOOK.add_folder(Path(__file__).parent / "law")
        declare("document", self.get_model("Document"))
