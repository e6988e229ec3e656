from django.apps import AppConfig

from yifa.domains.decisions import indicators
from yifa.readers.figures.indicator import INDICATORS


class DecisionsConfig(AppConfig):
    name = "yifa.domains.decisions"
    label = "decisions"
    verbose_name = "依法决策"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        INDICATORS.add_all(indicators.DECLARED)
