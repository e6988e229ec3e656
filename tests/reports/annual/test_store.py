"""From the store to a published directory: every kind of source, the ledger's own entries, nothing secret."""

import gzip
import json
from datetime import date, datetime

import pytest
from factories.figures import DECLARED, HERE, MEDIATOR, NEXT, TALK

from yifa.ground.calendar import TZ, use_now
from yifa.ground.identity.permission import NotAllowed
from yifa.ground.places.models import Division
from yifa.readers.figures.indicator import INDICATORS
from yifa.records.activities.actions import Deed, log, withdraw
from yifa.records.activities.kind import ACTIVITIES
from yifa.records.activities.models import Activity
from yifa.records.cases.loading import History, Move, load_histories
from yifa.records.registers.actions import Line, enter_many
from yifa.records.registers.kind import REGISTERS
from yifa.reports.annual.actions import save_draft
from yifa.reports.annual.plan import recorded_plan
from yifa.reports.annual.publishing import UnknownPlace, compiled, publish
from yifa.reports.annual.store import StoreFigures
from yifa.reports.annual.verify import verify_dir

pytestmark = pytest.mark.django_db

TEXT = {
    "preface": "宣讲{{t.talks}}，其中七进{{t.seven}}占{{t.seven_share}}，到村{{t.talks|places=村}}，听众{{t.heard}}，"
    "场均{{t.mean}}，花费{{t.cost}}，主题{{t.themes}}，人均{{t.per_mediator}}，去年{{t.talks@2024}}。",
    "measures.digital": "在册{{t.mediators}}，收案{{t.opened}}，结案率{{t.closing_rate}}，"
    "未结{{t.closing_rate#rest}}。",
    "other": "无此口径{{t.unknown}}，不能细分{{t.seven|places=村}}。",
}


@pytest.fixture(autouse=True)
def declared(monkeypatch, settings, tmp_path):
    settings.YIFA_SNAPSHOT_DIR = tmp_path / "snapshots"
    for registry, items in ((ACTIVITIES, [TALK]), (REGISTERS, [MEDIATOR]), (INDICATORS, DECLARED)):
        monkeypatch.setattr(registry, "_items", dict(registry._items))
        registry.add_all(list(items))
    with use_now(datetime(2026, 1, 20, 9, tzinfo=TZ)):
        yield


@pytest.fixture
def town(cast):
    """Talks, mediators and cases of 测试镇, of the next town, of the year before; one withdrawn, one secret."""
    Division.objects.create(code=HERE + "000", name="测试镇", level=4, path="测试区测试镇")
    for place, count in ((HERE, 4), (NEXT, 3)):
        by = cast.li if place == HERE else cast.zhou
        for number in range(count):
            data = {"theme": "七进" if number < 3 else "宪法", "attendance": 30 + number, "cost": "12.30"}
            data |= {"places": ["村", "学校"] if number == 0 else [], "speaker": "测试·某讲师"}
            log(Deed("test_talk", place + "000", f"{place}-PAFZB", date(2025, 3, number + 1), data), by=by)
        lines = [
            Line("test_mediator", place + "000", f"{place}-SFS", {"name": f"测试·{n}"}, date(2020, 1, 1), end)
            for n, end in enumerate((None, None, date(2025, 12, 31), date(2026, 1, 1)))
        ]
        enter_many(lines, by=by)
    log(Deed("test_talk", HERE + "000", f"{HERE}-PAFZB", date(2024, 12, 31), {"theme": "禁毒"}), by=cast.li)
    gone = log(Deed("test_talk", HERE + "000", f"{HERE}-PAFZB", date(2025, 5, 5), {"theme": "禁毒"}), by=cast.li)
    withdraw(gone.pk, by=cast.li, reason="重复登记", version=gone.version)
    load_histories([history(cast, "a", "lodge", "accept", "close"), history(cast, "b", "lodge")], by=cast.li)


def history(cast, key, *steps):
    said = {"lodge": {"title": "测试事项", "applicant_name": "测试乙"}, "close": {"reason": "已了结"}}
    moves = (
        Move(step, said.get(step, {}), datetime(2025, 6, 2 + day, 9, tzinfo=TZ), cast.li)
        for day, step in enumerate(steps)
    )
    return History("test_walk", HERE + "000", f"{HERE}-PAFZB", tuple(moves), key)


def made(cast, tmp_path):
    save_draft(HERE, 2025, TEXT, organ=f"{HERE}-PAFZB", version=0, by=cast.chu)
    return publish(HERE, 2025, tmp_path / "out", by=cast.chu)


def test_published_from_the_store_and_verified(cast, town, tmp_path) -> None:
    built = made(cast, tmp_path)
    assert verify_dir(built.folder) == []
    text = (built.folder / "report.md").read_text()
    assert "宣讲4次，其中七进3次占75%，到村1次，听众126次，场均31.5次，" in text
    assert "花费49.2次，主题2次，人均1.3次，去年1次。" in text
    assert "在册3次，收案2次，结案率50%，未结1次。" in text


def test_what_cannot_be_computed_is_a_gap_with_its_reason(cast, town, tmp_path) -> None:
    built = made(cast, tmp_path)
    why = {figure.indicator: figure.missing for figure in built.compiled.missing}
    assert set(why) == {"t.unknown", "t.seven"} and "不能按“places”细分" in why["t.seven"]


def test_rows_hold_public_halves_only(cast, town, tmp_path) -> None:
    folder = made(cast, tmp_path).folder
    rows = b"".join(gzip.decompress(path.read_bytes()) for path in (folder / "rows").iterdir()).decode()
    assert "case:500155117-2025-CS-000001" in rows and '"theme":"七进"' in rows
    for private in ("测试·某讲师", "测试·0", "测试乙", "测试事项", NEXT):
        assert private not in rows


def test_secret_records_are_neither_counted_nor_shown(cast, town, tmp_path) -> None:
    Activity.objects.filter(facts__theme="宪法").update(secrecy="organ")
    built = made(cast, tmp_path)
    trace = json.loads((built.folder / "trace.json").read_text())
    assert next(row["value"] for row in trace["figures"] if row["indicator"] == "t.talks") == "3"
    assert verify_dir(built.folder) == []


def test_report_made_later_looks_no_further_than_its_year(cast, town) -> None:
    figures = StoreFigures(as_of=date(2025, 3, 2))
    assert figures.value("t.talks", scope=HERE, year=2025, dims={}).value == 2
    assert figures.formula("t.talks", scope=HERE, year=2025, dims={})["to"] == "2025-03-02"


def test_default_text_where_nobody_has_written(cast, town) -> None:
    report = compiled(HERE, 2025)
    assert report.title == "测试镇2025年法治政府建设年度报告" and report.blocks[0].runs[0].startswith("2025年，测试镇")
    assert recorded_plan(HERE, 2025, StoreFigures()).expected == ()


def test_outsider_publishes_nothing(cast, town, tmp_path) -> None:
    with pytest.raises(NotAllowed):
        publish(HERE, 2025, tmp_path / "out", by=cast.zhou)
    assert not (tmp_path / "out").exists()


def test_place_that_does_not_exist(cast) -> None:
    with pytest.raises(UnknownPlace, match="500155117"):
        compiled(HERE, 2025)
