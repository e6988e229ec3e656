from django.apps import AppConfig

from yifa.domains.village import indicators, procedures
from yifa.ground.identity.permission import PERMISSIONS
from yifa.readers.figures.indicator import INDICATORS
from yifa.records.activities.kind import ACTIVITIES
from yifa.records.registers.kind import REGISTERS


class VillageConfig(AppConfig):
    name = "yifa.domains.village"
    label = "village"
    verbose_name = "基层自治"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        PERMISSIONS.add_all(procedures.WHO_MAY)
        REGISTERS.add_all(procedures.REGISTER_KINDS)
        ACTIVITIES.add_all(procedures.ACTIVITY_KINDS)
        INDICATORS.add_all(indicators.DECLARED)
