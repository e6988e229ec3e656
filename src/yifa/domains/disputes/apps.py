from pathlib import Path

from django.apps import AppConfig

from yifa.domains.disputes import indicators, procedures, rules
from yifa.ground.identity.permission import PERMISSIONS
from yifa.ground.provisions import LAWBOOK
from yifa.readers.figures.indicator import INDICATORS
from yifa.readers.watch.rule import RULES
from yifa.records.activities.kind import ACTIVITIES
from yifa.records.cases.imported import recallable
from yifa.records.cases.procedure import PROCEDURES
from yifa.records.documents.kind import DOCUMENTS
from yifa.records.registers.kind import REGISTERS


class DisputesConfig(AppConfig):
    name = "yifa.domains.disputes"
    label = "disputes"
    verbose_name = "矛盾纠纷"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        LAWBOOK.add_folder(Path(__file__).parent / "law")
        PERMISSIONS.add_all(procedures.PERMISSIONS)
        DOCUMENTS.add_all(procedures.DOCUMENT_KINDS)
        REGISTERS.add_all(procedures.REGISTER_KINDS)
        ACTIVITIES.add_all(procedures.ACTIVITY_KINDS)
        for procedure in procedures.PROCEDURE_LIST:
            PROCEDURES.add(recallable(procedure))
        INDICATORS.add_all(indicators.INDICATOR_LIST)
        RULES.add_all(rules.RULE_LIST)
