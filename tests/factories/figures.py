"""Records and indicators of the figures' tests: a kind of activity and of register, and who writes their rows."""

import itertools
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import Literal

from django.apps.registry import Apps
from django.db import models

from yifa.ground.calendar import TZ
from yifa.ground.forms import Form, entry
from yifa.ground.identity.fields import SealedTextField
from yifa.readers.figures.condition import Cond
from yifa.readers.figures.indicator import Indicator
from yifa.records.activities.kind import ActivityKind
from yifa.records.activities.models import Activity
from yifa.records.cases.models import Case
from yifa.records.registers.kind import RegisterKind
from yifa.records.registers.models import RegisterEntry

BASIS = "测试规定 第1条"
HERE, NEXT = "500155117", "500155118"


class Talk(Form):
    theme: Literal["七进", "宪法", "禁毒"] = entry("主题")
    attendance: int | None = entry("参加人次", default=None)
    cost: Decimal | None = entry("经费", default=None)
    places: list[Literal["学校", "村", "企业"]] = entry("进到哪里", default=[])
    led: bool = entry("负责人参加", default=False)
    speaker: str = entry("主讲人", private=True, default="")


class Mediator(Form):
    name: str = entry("姓名", private=True)
    level: str = entry("级别", default="")
    member_id: str = entry("证号", private=True, default="")


TALK = ActivityKind("test_talk", "测试宣讲", "tests", Talk, "theme", BASIS, "test.clerk",
                    public=("theme", "attendance", "cost", "places", "led"))  # fmt: skip
MEDIATOR = RegisterKind("test_mediator", "测试名册", "tests", Mediator, "name", BASIS, "test.clerk", public=("level",))

TALKS, BOOK, WALKS = "activity:test_talk", "register:test_mediator", "case:test_walk"


def figure(code, kind="count", **more):
    names = {"unit": "次", "basis": BASIS, "definition": "测试口径。", "name": f"测试{code}"}
    return Indicator(code, kind=kind, **(names | more))


DECLARED = (
    figure("t.talks", source=TALKS, when="held_on", dims=("theme", "places", "led")),
    figure("t.seven", source=TALKS, when="held_on", where=(Cond("theme", "eq", "七进"),)),
    figure("t.heard", "sum", source=TALKS, when="held_on", of="attendance", dims=("theme",)),
    figure("t.cost", "sum", source=TALKS, when="held_on", of="cost", places=2),
    figure("t.mean", "average", source=TALKS, when="held_on", of="attendance", places=1),
    figure("t.themes", source=TALKS, when="held_on", distinct="theme"),
    figure("t.seven_share", "rate", numerator="t.seven", denominator="t.talks", unit="%", places=2),
    figure("t.mediators", "stock", source=BOOK, dims=("level",)),
    figure("t.per_mediator", "rate", numerator="t.talks", denominator="t.mediators", scale=1, places=1),
    figure("t.opened", source=WALKS, when="opened_on"),
    figure("t.closed", source=WALKS, when="closed_on", where=(Cond("state", "eq", "done"),)),
    figure("t.closing_rate", "rate", numerator="t.closed", denominator="t.opened", unit="%", places=2),
    figure("t.unknown", source="register:never_declared", when="valid_from"),
)  # fmt: skip


class Writer:
    """Puts rows into the store as they would lie there; the actions of the records have tests of their own."""

    def __init__(self):
        self.numbers = itertools.count(1)

    def _common(self, place, **more):
        return {
            "division": place.ljust(12, "0"), "organ": f"{place[:9]}-SFS",
            "created_at": datetime(2024, 1, 1, tzinfo=UTC), "created_by": "li", **more,
        }  # fmt: skip

    def talk(self, day="2024-05-01", place=HERE, withdrawn=False, private=None, secrecy="", organ=None, **facts):
        row = Activity(kind="test_talk", held_on=date.fromisoformat(day), **self._common(place, secrecy=secrecy))
        row.organ = organ or row.organ
        row.facts = {"theme": "宪法"} | facts
        row.seal_private(private or {})
        if withdrawn:
            row.withdrawn_at, row.withdrawn_by = datetime(2024, 6, 1, tzinfo=UTC), "li"
        row.save()
        return row

    def mediator(self, since, until=None, place=HERE, private=None, **facts):
        row = RegisterEntry(
            kind="test_mediator", valid_from=date.fromisoformat(since),
            valid_to=until and date.fromisoformat(until), facts=facts, **self._common(place),
        )  # fmt: skip
        row.seal_private(private or {})
        row.save()
        return row

    def case(self, opened, closed=None, place=HERE, state="done", procedure="test_walk", **more):
        """``opened``, ``closed``: Chinese local time."""
        return Case.objects.create(
            code=f"{place}-2024-CS-{next(self.numbers):06d}-0", procedure=procedure, procedure_version="1", state=state,
            opened_at=datetime.fromisoformat(opened).replace(tzinfo=TZ),
            closed_at=closed and datetime.fromisoformat(closed).replace(tzinfo=TZ), **self._common(place, **more),
        )  # fmt: skip


@cache
def detail_of_tests():
    """A detail model kept out of the app registry, so that no check of the house's own tables sees it."""

    class Detail(models.Model):  # noqa: DJ008
        case_id = models.BigIntegerField()
        amount = models.DecimalField("金额", max_digits=14, decimal_places=2, null=True)
        done_on = models.DateField("办成日期", null=True)
        people = models.PositiveIntegerField("人数", default=0)
        secret = models.CharField("姓名", max_length=20, default="")
        sealed = SealedTextField(default="")

        class Meta:
            apps = Apps()
            app_label = "tests_of_figures"
            db_table = "test_detail"

    return Detail
