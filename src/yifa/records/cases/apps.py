"""Start-up of the cases room: the ledger learns how to recompute digests, papers where their values are."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "yifa.records.cases"
    label = "cases"
    verbose_name = "案件"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from yifa.records.cases.digests import declare
        from yifa.records.cases.following import MATERIAL
        from yifa.records.cases.papers import paper_values
        from yifa.records.documents.kind import DOCUMENTS
        from yifa.records.documents.rendering import source_of

        declare()
        DOCUMENTS.add(MATERIAL)
        source_of("case", paper_values)
