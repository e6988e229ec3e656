"""Start-up of the watch room: its internal targets and the general rules."""

from pathlib import Path

from django.apps import AppConfig

from yifa.ground.provisions import LAWBOOK


class WatchConfig(AppConfig):
    name = "yifa.readers.watch"
    label = "watch"
    verbose_name = "监督"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        LAWBOOK.add_folder(Path(__file__).parent / "law")
        from yifa.readers.watch import actions, rules  # noqa: F401  (declare rules and permissions)
