"""One package of 七星镇 2024, built once; tests that tamper work on a copy."""

import shutil
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from yifa.reports.annual.build import Built, build_report
from yifa.reports.annual.compile import Compiled, compile_report
from yifa.reports.annual.drafting import default_draft
from yifa.reports.annual.places import Place
from yifa.reports.annual.plan import read_plan

from .fakes import FakeFigures, town

QIXING = Place("500155117", "七星镇")
AS_OF = datetime(2025, 1, 5, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
PLAN = """figures = [
  "dispute.screened", "dispute.resolved", "dispute.resolution_rate", "mediation.mediators", "litigation.cases",
  "theory_lecture.sessions", { id = "theory_lecture.attendance", form = "over" }, "grid.members.micro",
  { id = "dispute.screened", year = 2023 }, "npc.meetings",
]"""


def compiled_town(figures: FakeFigures) -> Compiled:
    plan = read_plan(PLAN)
    draft = default_draft(QIXING, 2024, plan, figures)
    return compile_report(QIXING, 2024, draft, figures, plan=plan, dated=date(2025, 1, 5))


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A built package; do not change it."""
    figures = town()
    folder = tmp_path_factory.mktemp("report") / "500155117-2024"
    compiled = compiled_town(figures)
    return build_report(compiled, folder, figures=figures, ledger=figures.ledger, as_of=AS_OF, by="editor", demo=True)


@pytest.fixture
def package(published: Built, tmp_path: Path) -> Path:
    """A copy to tamper with."""
    return Path(shutil.copytree(published.folder, tmp_path / "report"))
