"""Start-up of the likeness room: its own parameters, each dated and open."""

from pathlib import Path

from django.apps import AppConfig

from yifa.ground.provisions import LAWBOOK


class LikenessConfig(AppConfig):
    name = "yifa.readers.likeness"
    label = "likeness"
    verbose_name = "相似"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        LAWBOOK.add_folder(Path(__file__).parent / "law")
