from pathlib import Path

from django.apps import AppConfig

from yifa.domains.requests import indicators, likeness, procedures, rules
from yifa.ground.identity.permission import PERMISSIONS
from yifa.ground.provisions import LAWBOOK
from yifa.readers.figures.indicator import INDICATORS
from yifa.readers.likeness.declared import COUNTED, DUPLICATES, SUGGESTIONS
from yifa.readers.watch.rule import RULES
from yifa.records.activities.kind import ACTIVITIES
from yifa.records.cases.imported import recallable
from yifa.records.cases.procedure import PROCEDURES
from yifa.records.documents.kind import DOCUMENTS
from yifa.records.registers.kind import REGISTERS
from yifa.ui.navigation import NAV, NavItem


class RequestsConfig(AppConfig):
    name = "yifa.domains.requests"
    label = "requests"
    verbose_name = "群众诉求"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        LAWBOOK.add_folder(Path(__file__).parent / "law")
        PERMISSIONS.add_all(procedures.WHO_MAY)
        REGISTERS.add_all(procedures.REGISTER_KINDS)
        DOCUMENTS.add_all(procedures.DOCUMENT_KINDS)
        ACTIVITIES.add_all(procedures.ACTIVITY_KINDS)
        for procedure in procedures.CASE_PROCEDURES:
            PROCEDURES.add(recallable(procedure))
        INDICATORS.add_all(indicators.DECLARED)
        RULES.add_all(rules.RULE_LIST)
        SUGGESTIONS.add_all(likeness.SUGGESTED)
        DUPLICATES.add_all(likeness.TOLD_TWICE)
        COUNTED.add_all(likeness.COUNTED_BY_ITEM)
        from yifa.domains.requests.likeness import notice  # reads the store: only once the apps are there

        RULES.add_all(notice.NOTICES)
        NAV.add(NavItem("grids", "网格", "register", "requests:grids", matters=True))
