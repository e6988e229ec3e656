"""The figures of a loaded place are those its plan asks for, whatever lies next door or the year before."""

from decimal import Decimal

import pytest

from yifa.doors.cli.demo import LoadedPlace
from yifa.readers.figures.engine import Figures, figures

pytestmark = pytest.mark.django_db

ASKED = {
    "coverage.villages": 1, "coverage.communities": 1, "coverage.villages_and_communities": 2,
    "exam.expected": 10, "exam.participants": 10, "exam.pass_rate": 100, "exam.average_score": Decimal("95.3"),
    "law_literate.total": 9, "law_literate.backbone": 9, "law_literate.disputes_resolved": 4,
    "publicity.activities.sessions": 7, "publicity.activities.attendance": 2336, "publicity.materials": 4300,
    "publicity.seven_entries.sessions": 4, "leader.laws_studied": 3,
    "mediation.committees": 3, "mediation.mediators": 14, "mediation.handled": 12,
    "dispute.screened": 16, "dispute.resolved": 13, "dispute.resolution_rate": Decimal("81.25"),
    "hotline.tickets": 12, "hotline.closed": 10, "hotline.closure_rate": Decimal("83.33"), "hotline.rated": 10,
    "hotline.rated_good": 8, "hotline.satisfaction_rate": 80, "hotline.visited": 6, "hotline.excluded": 1,
    "hotline.response_rate": 100, "hotline.reassigned": 1, "hotline.redone": 1, "hotline.unsolved.not_ours": 1,
    "hotline.answered_directly": 3, "hotline.in_time_rate": Decimal("71.43"), "public_legal_service.tickets": 5,
    "grid.event.closure_rate": 100, "grid.event.village_level_rate": 95, "grid.event.town_level_rate": 5,
}  # fmt: skip


@pytest.fixture
def found(loaded: LoadedPlace) -> Figures:
    return figures()


def test_the_figures_are_the_plan_s(found: Figures) -> None:
    values = found.values(list(ASKED), "500155117", "2024")
    assert {value.indicator: value.value for value in values} == ASKED


def test_dimensions_tell_campaigns_and_themes_apart(found: Figures) -> None:
    month = found.value("publicity.materials", "500155117", "2024", dims={"campaign": "依法治镇月"})
    entries = found.value("publicity.seven_entries.sessions", "500155117", "2024", dims={"target": "镇村"})
    assert (month.value, entries.value) == (4100, 4)


def test_there_is_noise_that_must_not_be_counted(found: Figures) -> None:
    before = found.value("publicity.activities.sessions", "500155117", "2023")
    next_door = found.value("publicity.activities.sessions", "500155118", "2024")
    county = found.value("law_literate.total", "500155", "2024")
    assert (before.value, next_door.value) == (5, 7)
    assert county.value == 9 + 6
