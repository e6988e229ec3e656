from django.apps import AppConfig

from yifa.domains.openness import indicators, procedures
from yifa.ground.identity.permission import PERMISSIONS
from yifa.readers.figures.indicator import INDICATORS
from yifa.records.activities.kind import ACTIVITIES
from yifa.records.registers.kind import REGISTERS


class OpennessConfig(AppConfig):
    name = "yifa.domains.openness"
    label = "openness"
    verbose_name = "政务公开与服务"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        PERMISSIONS.add_all(procedures.WHO_MAY)
        REGISTERS.add_all(procedures.REGISTER_KINDS)
        ACTIVITIES.add_all(procedures.ACTIVITY_KINDS)
        INDICATORS.add_all(indicators.DECLARED)
