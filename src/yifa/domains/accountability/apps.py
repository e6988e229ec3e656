from pathlib import Path

from django.apps import AppConfig

from yifa.domains.accountability import indicators, procedures
from yifa.ground.identity.permission import PERMISSIONS
from yifa.ground.provisions import LAWBOOK
from yifa.readers.figures.indicator import INDICATORS
from yifa.records.activities.kind import ACTIVITIES
from yifa.records.registers.kind import REGISTERS


class AccountabilityConfig(AppConfig):
    name = "yifa.domains.accountability"
    label = "accountability"
    verbose_name = "责任落实"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # with its models, once the registers have theirs
        from yifa.domains.accountability import local_rules

        LAWBOOK.add_folder(Path(__file__).parent / "law")
        LAWBOOK.entered = local_rules.ENTRIES
        PERMISSIONS.add_all(local_rules.WHO_MAY)
        PERMISSIONS.add_all(procedures.WHO_MAY)
        REGISTERS.add_all(procedures.REGISTER_KINDS)
        REGISTERS.add(local_rules.declared())
        ACTIVITIES.add_all(procedures.ACTIVITY_KINDS)
        INDICATORS.add_all(indicators.DECLARED)
