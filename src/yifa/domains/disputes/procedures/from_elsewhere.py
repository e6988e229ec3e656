"""Mediation ledgers (调解台账历史导入): a row tells parties, kind, days and result; never a session or a signature.

The columns of sessions, agreements and visits stay empty, so the figures on them do not move. Days of screening and of
acceptance count only where the ledger has such a column; a settled dispute counts as settled on its day of conclusion.
"""

from datetime import date
from typing import Literal

from yifa.domains.disputes.procedures.dispute import DISPUTE
from yifa.domains.disputes.procedures.intake_steps import SLOTS
from yifa.domains.disputes.procedures.types import DisputeType
from yifa.domains.disputes.procedures.words import DIVERTED, FAILURE, SUCCESS, Severity
from yifa.ground.forms import entry
from yifa.ground.forms.telephones import TelephoneAsTold
from yifa.records.cases.imported import Intake, Result, SourceForm, importable

CameBy = Literal["排查发现", "主动调解", "网格", "当事人申请", "综治中心", "法院委派", "公安移送", "信访", "12345"]


class LedgerRow(SourceForm):
    """A row of a mediation ledger."""

    dispute_type: DisputeType = entry("纠纷类型", default="其他")
    severity: Severity = entry("难易程度", default="一般")
    channel: CameBy | None = entry("来源", default=None)
    people: int = entry("涉及人数", default=2, ge=1, le=100000, unit="人")
    grid: str = entry("所在网格", default="", max_length=40)
    screened_on: date | None = entry("排查日期", default=None, help="台账里有排查日期的才填;填了才计入排查数")
    accepted_on: date | None = entry("受理日期", default=None, help="台账里有受理日期的才填;填了才计入受理数")
    applicant_name: str = entry("申请人姓名或名称", default="", private=True, max_length=60)
    applicant_phone: TelephoneAsTold = entry("申请人电话", default="", private=True, max_length=30)
    respondent_name: str = entry("对方当事人姓名或名称", default="", private=True, max_length=60)
    respondent_phone: TelephoneAsTold = entry("对方当事人电话", default="", private=True, max_length=30)
    mediator_name: str = entry("调解员", default="", private=True, max_length=60)


LEDGER_INTAKE = Intake(
    "dispute.lodge",
    LedgerRow,
    (
        Result(
            "import_settled", "原台账记为调解成功", "调解成功(导入)",
            ("成功", "调解成功", "已化解", "化解", "达成协议", "已调解", "已办结"),
            stamps=("resolved_on", "concluded_on"), sets=(("result", SUCCESS),),
        ),
        Result(
            "import_failed", "原台账记为调解不成", "调解不成(导入)",
            ("不成功", "调解不成", "未达成协议", "调解失败", "终止"),
            stamps=("concluded_on",), sets=(("result", FAILURE),),
        ),
        Result(
            "import_diverted", "原台账记为转其他途径", "转其他途径(导入)",
            ("转其他途径", "移送", "转办", "诉讼", "转诉讼"),
            stamps=("concluded_on",), sets=(("result", DIVERTED),),
        ),
    ),
    resumes="registered",
    public=("dispute_type", "severity", "channel", "people", "screened_on", "accepted_on"),
    parties=SLOTS,
)  # fmt: skip

DISPUTE_WITH_LEDGERS = importable(DISPUTE, LEDGER_INTAKE)
