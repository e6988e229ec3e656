from django.apps import AppConfig

from yifa.domains.redress import indicators
from yifa.readers.figures.indicator import INDICATORS


class RedressConfig(AppConfig):
    name = "yifa.domains.redress"
    label = "redress"
    verbose_name = "复议应诉"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        INDICATORS.add_all(indicators.DECLARED)
