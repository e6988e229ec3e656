"""What a clerk does with a dispute, by the verbs a clerk would say; thin over the case engine.

Every verb checks table, permission, form and guards in that order and writes step, clocks, papers and ledger in one
transaction. Raises :class:`Refused` with a Chinese sentence and the article; then nothing is written.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import IO, Any, Protocol

from yifa.ground.identity.actor import Actor
from yifa.records.cases.models import Case, StepTaken
from yifa.records.cases.verbs import advance, open_case
from yifa.records.documents.evidence import attach
from yifa.records.documents.models import Document

Data = Mapping[str, Any]


class Verb(Protocol):
    """A verb on a case that exists. ``version``: the one the person was looking at."""

    def __call__(
        self,
        case: Case | str,
        *,
        by: Actor,
        data: Data,
        version: int | None = None,
        idempotency_key: str | None = None,
        documents: tuple[str, ...] = (),
        at: datetime | None = None,
    ) -> StepTaken: ...


class Opening(Protocol):
    """A verb that opens a case. ``division``: 12 digits; ``organ``: the committee or office that takes it."""

    def __call__(
        self,
        *,
        by: Actor,
        division: str,
        organ: str,
        data: Data,
        idempotency_key: str | None = None,
        source_key: str | None = None,
        at: datetime | None = None,
        demo: bool = False,
    ) -> Case: ...


def _opening(procedure: str, step: str, saying: str) -> Opening:
    def opened(
        *,
        by: Actor,
        division: str,
        organ: str,
        data: Data,
        idempotency_key: str | None = None,
        source_key: str | None = None,
        at: datetime | None = None,
        demo: bool = False,
    ) -> Case:
        return open_case(
            procedure, by=by, division=division, organ=organ, data=data, step=step,
            idempotency_key=idempotency_key, source_key=source_key, at=at, demo=demo,
        )  # fmt: skip

    opened.__doc__ = saying
    return opened


def _verb(step: str, saying: str) -> Verb:
    def done(
        case: Case | str,
        *,
        by: Actor,
        data: Data,
        version: int | None = None,
        idempotency_key: str | None = None,
        documents: tuple[str, ...] = (),
        at: datetime | None = None,
    ) -> StepTaken:
        return advance(
            case, step, by=by, data=data, version=version, idempotency_key=idempotency_key, documents=documents, at=at
        )

    done.__doc__ = saying
    return done


screen = _opening("dispute", "screen", "排查登记 a dispute that was found. 人民调解法 第17条")
lodge = _opening("dispute", "apply", "登记当事人的申请. 人民调解法 第17条")
take_over = _opening("dispute", "take_over", "登记法院、公安、信访等委派移送的纠纷. 人民调解法 第18条")
lodge_administrative = _opening("administrative_mediation", "apply", "登记行政调解申请.")
initiate_administrative = _opening("administrative_mediation", "initiate", "依职权登记行政调解.")

submit = _verb("submit", "提请审查.")
prevent = _verb("prevent", "就地预防. 人民调解法 第25条")
accept = _verb("accept", "受理(人民调解或行政调解).")
refuse = _verb("refuse", "不予受理, with the way out.")
divert = _verb("divert", "移送其他途径.")
hand_to_administrative = _verb("hand_to_administrative", "转行政调解.")
refer_to_administrative = _verb("refer_to_administrative", "调解不成转行政调解. 人民调解法 第26条")
withdraw = _verb("withdraw", "撤回申请. 人民调解法 第23条")
settle_at_once = _verb("settle_at_once", "当场调解成功. 人民调解法 第28条、第30条")
investigate = _verb("investigate", "调查.")
mediate = _verb("mediate", "调解. 人民调解法 第22条")
commission_appraisal = _verb("commission_appraisal", "委托鉴定. 医疗纠纷预防和处理条例 第34条")
receive_appraisal = _verb("receive_appraisal", "收到鉴定意见.")
extend = _verb("extend", "延长调解期限.")
warn = _verb("warn", "激化预警. 人民调解法 第25条")
warn_public_security = _verb("warn_public_security", "预警:可能引发治安、刑事案件. 人民调解法 第25条")
report_to_police = _verb("report_to_police", "报告公安机关. 人民调解法 第25条")
ease = _verb("ease", "解除预警.")
hand_to_police = _verb("hand_to_police", "移送公安机关.")
take_back = _verb("take_back", "公安机关退回.")
agree_in_writing = _verb("agree_in_writing", "达成书面协议. 人民调解法 第29条")
sign = _verb("sign", "补签登记. 人民调解法 第29条")
take_effect = _verb("take_effect", "生效登记. 人民调解法 第29条")
agree_orally = _verb("agree_orally", "达成口头协议. 人民调解法 第30条")
terminate = _verb("terminate", "终止调解. 人民调解法 第26条")
apply_confirmation = _verb("apply_confirmation", "共同申请司法确认. 人民调解法 第33条")
confirm = _verb("confirm", "登记裁定确认有效.")
reject = _verb("reject", "登记裁定驳回.")
follow_up = _verb("follow_up", "回访. 人民调解法 第31条")
tell_unperformed = _verb("tell_unperformed", "告知未履行的救济途径.")
remediate = _verb("remediate", "重新调解. 人民调解法 第33条第3款")
archive = _verb("archive", "归档. 人民调解法 第27条")
continue_here = _verb("continue_here", "转入本系统办理(历史导入的). The clocks count from the day of receipt.")

consult = _verb("consult", "征求对方意见(行政调解).")
transfer = _verb("transfer", "移送(行政调解).")
call_meeting = _verb("call_meeting", "通知调解会(行政调解).")
suspend = _verb("suspend", "中止(行政调解).")
resume = _verb("resume", "恢复(行政调解).")
agree = _verb("agree", "达成协议(行政调解).")


def attach_material(case: Case, file: IO[bytes], *, by: Actor, kind: str = "evidence", title: str = "") -> Document:
    """上传材料: evidence, a scanned agreement, a proxy. Raises EvidenceRefused, NotAllowed; then no row is written."""
    return attach(file, about=case, kind=kind, by=by, permission=f"{case.procedure}.lodge", title=title)
