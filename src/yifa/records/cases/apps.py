"""Start-up of the cases room: the ledger learns how to recompute the digests of cases and steps."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "yifa.records.cases"
    label = "cases"
    verbose_name = "案件"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from yifa.records.cases.digests import declare

        declare()
