"""Petitions kept in another system (信访历史导入): registered on a day, ended on a day; classes only where it says so.

An export does not tell who sorted, transferred or informed when: those columns and every 按期 stay empty.
"""

from yifa.domains.disputes.procedures.petition import words
from yifa.domains.disputes.procedures.petition.procedure import PETITION
from yifa.ground.forms import entry
from yifa.ground.forms.telephones import TelephoneAsTold
from yifa.records.cases.imported import Intake, Result, SourceForm, importable
from yifa.records.cases.procedure import PartySlot


class PetitionTold(SourceForm):
    """A row of a petition system's export."""

    channel: words.Channel | None = entry("信访形式", default=None)
    petitioner_name: str = entry("信访人姓名或名称", default="", private=True, max_length=60)
    petitioner_phone: TelephoneAsTold = entry("信访人电话", default="", private=True, max_length=30)
    petitioner_address: str = entry("信访人住址", default="", private=True, max_length=120)
    people: int = entry("信访人数", default=1, ge=1, le=100000, unit="人")
    field: words.Field = entry("所属领域", default="其他")
    repeated: bool = entry("重复信访", default=False)


PETITION_INTAKE = Intake(
    "petition.lodge",
    PetitionTold,
    (
        Result(
            "import_answered", "原系统已办结", "已办结(导入)",
            ("已办结", "办结", "已答复", "答复办结", "已结案", "结案", "已回复", "办理完毕", "审核认定办结"),
            stamps=("concluded_on",),
        ),
        Result(
            "import_refused", "原系统不予受理", "不予受理(导入)", ("不予受理", "不再受理", "不受理", "不属于受理范围"),
            stamps=("concluded_on",),
        ),
        Result(
            "import_routed", "原系统已导入法定途径", "导入法定途径(导入)",
            ("已导入法定途径", "导入法定途径", "法定途径", "依法分类处理", "诉访分离"), stamps=("concluded_on",),
        ),
    ),
    resumes="registered",
    public=("channel", "people", "field", "repeated"),
    parties=(PartySlot("petitioner", "信访人"),),
    stamps=("registered_on",),
)  # fmt: skip

PETITION_WITH_EXPORTS = importable(PETITION, PETITION_INTAKE)
