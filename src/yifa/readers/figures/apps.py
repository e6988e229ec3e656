from importlib import import_module

from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "yifa.readers.figures"
    label = "figures"
    verbose_name = "数字"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("yifa.readers.figures.checks")
