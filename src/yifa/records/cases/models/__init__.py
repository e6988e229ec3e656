"""The concrete tables of cases. What differs by law sits in a domain's typed one-to-one table."""

from yifa.records.cases.models.case import Case, CaseDetail, day, detail_model
from yifa.records.cases.models.rows import (
    CaseClock,
    CaseLink,
    CaseSequence,
    Following,
    Handover,
    Party,
    StepTaken,
    ThroughCase,
    ThroughCaseManager,
)

__all__ = [
    "Case",
    "CaseClock",
    "CaseDetail",
    "CaseLink",
    "CaseSequence",
    "Following",
    "Handover",
    "Party",
    "StepTaken",
    "ThroughCase",
    "ThroughCaseManager",
    "day",
    "detail_model",
]
