"""What a clerk does with a dispute, by the verbs a clerk would say; thin over the case engine.

Every verb checks table, permission, form and guards in that order and writes step, clocks, papers and ledger in one
transaction. Raises :class:`Refused` with a Chinese sentence and the article; then nothing is written.
"""

from typing import IO

from yifa.ground.identity.actor import Actor
from yifa.records.cases.models import Case
from yifa.records.cases.saying import Opening, Verb, opening, verb
from yifa.records.documents.evidence import attach
from yifa.records.documents.models import Document

__all__ = ["Opening", "Verb"]

screen = opening("dispute", "screen", "排查登记 a dispute that was found. 人民调解法 第17条")
lodge = opening("dispute", "apply", "登记当事人的申请. 人民调解法 第17条")
take_over = opening("dispute", "take_over", "登记法院、公安、信访等委派移送的纠纷. 人民调解法 第18条")
lodge_administrative = opening("administrative_mediation", "apply", "登记行政调解申请.")
initiate_administrative = opening("administrative_mediation", "initiate", "依职权登记行政调解.")

submit = verb("submit", "提请审查.")
prevent = verb("prevent", "就地预防. 人民调解法 第25条")
accept = verb("accept", "受理(人民调解或行政调解).")
refuse = verb("refuse", "不予受理, with the way out.")
divert = verb("divert", "移送其他途径.")
hand_to_administrative = verb("hand_to_administrative", "转行政调解.")
refer_to_administrative = verb("refer_to_administrative", "调解不成转行政调解. 人民调解法 第26条")
withdraw = verb("withdraw", "撤回申请. 人民调解法 第23条")
settle_at_once = verb("settle_at_once", "当场调解成功. 人民调解法 第28条、第30条")
investigate = verb("investigate", "调查.")
mediate = verb("mediate", "调解. 人民调解法 第22条")
commission_appraisal = verb("commission_appraisal", "委托鉴定. 医疗纠纷预防和处理条例 第34条")
receive_appraisal = verb("receive_appraisal", "收到鉴定意见.")
extend = verb("extend", "延长调解期限.")
warn = verb("warn", "激化预警. 人民调解法 第25条")
warn_public_security = verb("warn_public_security", "预警:可能引发治安、刑事案件. 人民调解法 第25条")
report_to_police = verb("report_to_police", "报告公安机关. 人民调解法 第25条")
ease = verb("ease", "解除预警.")
hand_to_police = verb("hand_to_police", "移送公安机关.")
take_back = verb("take_back", "公安机关退回.")
agree_in_writing = verb("agree_in_writing", "达成书面协议. 人民调解法 第29条")
sign = verb("sign", "补签登记. 人民调解法 第29条")
take_effect = verb("take_effect", "生效登记. 人民调解法 第29条")
agree_orally = verb("agree_orally", "达成口头协议. 人民调解法 第30条")
terminate = verb("terminate", "终止调解. 人民调解法 第26条")
apply_confirmation = verb("apply_confirmation", "共同申请司法确认. 人民调解法 第33条")
confirm = verb("confirm", "登记裁定确认有效.")
reject = verb("reject", "登记裁定驳回.")
follow_up = verb("follow_up", "回访. 人民调解法 第31条")
tell_unperformed = verb("tell_unperformed", "告知未履行的救济途径.")
remediate = verb("remediate", "重新调解. 人民调解法 第33条第3款")
archive = verb("archive", "归档. 人民调解法 第27条")
continue_here = verb("continue_here", "转入本系统办理(历史导入的). The clocks count from the day of receipt.")

consult = verb("consult", "征求对方意见(行政调解).")
transfer = verb("transfer", "移送(行政调解).")
call_meeting = verb("call_meeting", "通知调解会(行政调解).")
suspend = verb("suspend", "中止(行政调解).")
resume = verb("resume", "恢复(行政调解).")
agree = verb("agree", "达成协议(行政调解).")


def attach_material(case: Case, file: IO[bytes], *, by: Actor, kind: str = "evidence", title: str = "") -> Document:
    """上传材料: evidence, a scanned agreement, a proxy. Raises EvidenceRefused, NotAllowed; then no row is written."""
    return attach(file, about=case, kind=kind, by=by, permission=f"{case.procedure}.lodge", title=title)
