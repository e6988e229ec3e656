"""Start-up of the annual report: its permissions, and how the ledger recomputes a draft's digest."""

from importlib import import_module

from django.apps import AppConfig


class AnnualConfig(AppConfig):
    name = "yifa.reports.annual"
    label = "annual"
    verbose_name = "年报"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from yifa.ground.recorded.digests import declare

        import_module("yifa.reports.annual.permissions")
        declare("annual_draft", self.get_model("AnnualDraft"))
