from pathlib import Path

from django.apps import AppConfig

from yifa.domains.outreach import indicators, procedures
from yifa.ground.identity.permission import PERMISSIONS
from yifa.ground.provisions import LAWBOOK
from yifa.readers.figures.indicator import INDICATORS
from yifa.records.activities.kind import ACTIVITIES
from yifa.records.registers.kind import REGISTERS


class OutreachConfig(AppConfig):
    name = "yifa.domains.outreach"
    label = "outreach"
    verbose_name = "普法与公共法律服务"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        LAWBOOK.add_folder(Path(__file__).parent / "law")
        PERMISSIONS.add_all(procedures.WHO_MAY)
        REGISTERS.add_all(procedures.REGISTER_KINDS)
        ACTIVITIES.add_all(procedures.ACTIVITY_KINDS)
        INDICATORS.add_all(indicators.DECLARED)
