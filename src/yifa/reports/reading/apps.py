"""Start-up of report reading: its permission, and how the ledger recomputes an answer's digest."""

from importlib import import_module

from django.apps import AppConfig


class ReadingConfig(AppConfig):
    name = "yifa.reports.reading"
    label = "reading"
    verbose_name = "报告体检"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from yifa.ground.recorded.digests import declare

        import_module("yifa.reports.reading.permissions")
        declare("reading_answer", self.get_model("FindingAnswer"))
