"""Start-up of the documents room: the ledger learns how to recompute the digests of its rows."""

from django.apps import AppConfig

from yifa.ground.recorded.digests import declare


class DocumentsConfig(AppConfig):
    name = "yifa.records.documents"
    label = "documents"
    verbose_name = "文书"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        declare("document", self.get_model("Document"))
