"""Local rules (地方规定): what a county or town has set where the law leaves room, entered by its own people.

National law sets no period for most of a hotline order's way; each place has its own, and no program can know them.
Until a place enters its own, the values seen elsewhere are used and shown as 待核.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from time import monotonic
from typing import Any, Literal

from pydantic import create_model

from yifa.ground.forms import Form, entry
from yifa.ground.identity.permission import Permission
from yifa.ground.identity.predicates import actor_is_one_of, case_lies_in_my_area
from yifa.ground.places.codes import prefix_of
from yifa.ground.provisions import LAWBOOK, LOCAL, Provision, beyond_room
from yifa.records.registers.kind import EntryCheck, RegisterKind
from yifa.records.registers.models import RegisterEntry

KEEP = "accountability.local_rules"
BASIS = "立法法、各领域法律法规对地方的授权(待核)"
REMEMBER_S = 3.0
"""An entry counts within this time in every process; one query in between instead of one for each period."""

WHO_MAY = (Permission(KEEP, "登记地方规定", ((actor_is_one_of("supervisor", "justice_head"), case_lies_in_my_area),)),)


class LocalRule(Form):
    """One value of one place; ``rule`` is chosen from what leaves room, which is known when all law has been read."""

    rule: str = entry("哪一条")
    value: int = entry("数值", ge=1, help="只填数,单位写在上面〔〕里,例如规定5个工作日就填5")
    document: str = entry("地方规定的名称和条款", max_length=120, help="例如:某县12345工单办理办法 第9条")
    checked: bool = entry("已对照原文核对", default=False, help="没有核对的,页面上一直标“待核”")


def open_rules() -> dict[str, Provision]:
    """The whole numbers that leave room, as a person chooses them."""
    return {rule.choice: rule for rule in LAWBOOK if rule.leaves_room}


@cache
def declared() -> RegisterKind:
    """The register; called once every law file has been read."""
    choices: Any = Literal[tuple(open_rules())]  # known at start-up, not to a type checker
    form = create_model("LocalRuleEntry", __base__=LocalRule, rule=(choices, entry("哪一条")))
    return RegisterKind(
        LOCAL, "地方规定", "accountability", form, "rule", BASIS, KEEP,
        public=("rule", "value", "document", "checked"), unit="条",
        purpose="本县(乡镇)自己规定的期限和标准。登记后,从生效日起立案的事项按它计算;没有登记的,按通行的数值并标“待核”。",
        checks=(
            EntryCheck("这个数值超出了上位法留给地方的余地:只能更严,不能放宽。请核对后重填。", BASIS, _has_room),
        ),
    )  # fmt: skip


def _has_room(form: Any, law: Any) -> bool:
    return not beyond_room(open_rules()[form.rule], form.value)


class Entries:
    """The entries of the store by code, read again when they are older than :data:`REMEMBER_S`."""

    def __init__(self) -> None:
        self._held: Mapping[str, Sequence[Provision]] = {}
        self._until = 0.0

    def __call__(self) -> Mapping[str, Sequence[Provision]]:
        if monotonic() >= self._until:
            self._held, self._until = _read(), monotonic() + REMEMBER_S
        return self._held

    def forget(self) -> None:
        """Read again at the next question."""
        self._until = 0.0


ENTRIES = Entries()


def _read() -> dict[str, list[Provision]]:
    found: dict[str, list[Provision]] = defaultdict(list)
    for row in RegisterEntry.objects.filter(kind=LOCAL).order_by("-pk"):
        code = row.facts["rule"].rpartition(" ")[2]
        if code in LAWBOOK:
            found[code].append(_provision(row, code))
    return dict(found)


def _provision(row: RegisterEntry, code: str) -> Provision:
    """The national rule with the place's own number, article and days."""
    facts = row.facts
    return replace(
        LAWBOOK.get(code, on=row.valid_from), value=facts["value"], basis=facts["document"],
        tag="verified" if facts.get("checked") else "local", division=prefix_of(row.division), note="",
        valid_from=row.valid_from, valid_to=row.valid_to,
    )  # fmt: skip
