"""Declarations of requests (群众诉求): permissions, procedures (程序), registers and activities. Pure Python."""

from yifa.domains.requests.procedures import duty_lists, lists, patrols
from yifa.domains.requests.procedures.from_elsewhere import (
    GRID_EVENT_WITH_EXPORTS,
    GRID_LOOP_WITH_EXPORTS,
    HOTLINE_TICKET_WITH_EXPORTS,
)
from yifa.domains.requests.procedures.hotline import PAPERS as HOTLINE_PAPERS
from yifa.domains.requests.procedures.legal_aid import AID_PAPERS, LEGAL_AID
from yifa.domains.requests.procedures.legal_service import LEGAL_SERVICE
from yifa.domains.requests.procedures.matters import HAZARD, INSTABILITY, OPINION, PROBLEM
from yifa.domains.requests.procedures.papers import DOCUMENT_KINDS as EVENT_PAPERS
from yifa.domains.requests.procedures.permissions import WHO_MAY
from yifa.domains.requests.procedures.topic import SPECIAL_TOPIC, TOPIC_PAPERS

CASE_PROCEDURES = (
    GRID_EVENT_WITH_EXPORTS, GRID_LOOP_WITH_EXPORTS, OPINION, INSTABILITY, PROBLEM, HAZARD,
    HOTLINE_TICKET_WITH_EXPORTS, LEGAL_SERVICE, LEGAL_AID, SPECIAL_TOPIC,
)  # fmt: skip
REGISTER_KINDS = (*lists.REGISTER_KINDS, *duty_lists.REGISTER_KINDS, *patrols.PATROL_REGISTERS)
ACTIVITY_KINDS = (*lists.ACTIVITY_KINDS, *patrols.PATROL_ACTIVITIES)
DOCUMENT_KINDS = (*EVENT_PAPERS, *HOTLINE_PAPERS, *AID_PAPERS, *TOPIC_PAPERS)

__all__ = ["ACTIVITY_KINDS", "CASE_PROCEDURES", "DOCUMENT_KINDS", "REGISTER_KINDS", "WHO_MAY"]
