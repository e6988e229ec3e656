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
apply_online = opening("dispute", "apply_online", "网上申请调解, by the party. 人民调解法 第17条")
lodge_administrative = opening("administrative_mediation", "apply", "登记行政调解申请.")
initiate_administrative = opening("administrative_mediation", "initiate", "依职权登记行政调解.")

submit = verb("submit", "提请审查.")
prevent = verb("prevent", "就地预防. 人民调解法 第25条")
accept = verb("accept", "受理(人民调解或行政调解).")
refuse = verb("refuse", "不予受理, with the way out.")
divert = verb("divert", "移送其他途径.")
hand_to_administrative = verb("hand_to_administrative", "转行政调解.")
refer_to_administrative = verb("refer_to_administrative", "调解不成转行政调解. 人民调解法 第26条")
refer_to_petition = verb("refer_to_petition", "调解不成移送信访. 信访工作条例 第22条")
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
add_material = verb("add_material", "当事人补充情况和材料.")
rate = verb("rate", "当事人评价.")
disagree = verb("disagree", "当事人提出异议或要求重新调解. 人民调解法 第26条、第32条")
continue_here = verb("continue_here", "转入本系统办理(历史导入的). The clocks count from the day of receipt.")

consult = verb("consult", "征求对方意见(行政调解).")
transfer = verb("transfer", "移送(行政调解).")
call_meeting = verb("call_meeting", "通知调解会(行政调解).")
suspend = verb("suspend", "中止(行政调解).")
resume = verb("resume", "恢复(行政调解).")
agree = verb("agree", "达成协议(行政调解).")

register_petition = opening("petition", "register", "登记信访事项. 信访工作条例 第22条、第23条")
take_over_petition = opening("petition", "take_over", "登记其他渠道移送的信访事项.")
ask_petition = opening("petition", "ask", "登记群众自己在网上提出的信访事项. 信访工作条例 第17条")
register_accusation = opening("accusation", "register", "登记检举控告, seen by its handler alone. 信访工作条例 第30条")
take_over_accusation = opening("accusation", "take_over", "接收由信访事项转来的检举控告.")
report_wrong = opening("accusation", "report", "登记群众自己在网上的检举控告.")
report_on_receiver = opening("accusation", "report_on_receiver", "封存对受理机关自己的检举控告; nobody here opens it.")
seal_accusation = opening("accusation", "seal", "封存移交: pages, never content.")

sort = verb("sort", "甄别定类. 信访工作条例 第22条、第31条")
reclassify = verb("reclassify", "改定类别.")
route = verb("route", "分类导入法定途径. 信访工作条例 第31条")
assign = verb("assign", "交办. 信访工作条例 第22条")
tell_elsewhere = verb("tell_elsewhere", "告知有权机关. 信访工作条例 第23条")
hand_as_accusation = verb("hand_as_accusation", "转检举控告; from then on its taker alone sees it. 信访工作条例 第30条")
object_to_remit = verb("object", "提出异议退回. 信访工作条例 第23条第3款")
contest = verb("contest", "受理有争议. 信访工作条例 第24条")
appoint = verb("appoint", "指定承办. 信访工作条例 第24条")
study = verb("study", "研究建议. 信访工作条例 第29条")
adopt = verb("adopt", "答复采纳情况. 信访工作条例 第29条")
go_simple = verb("go_simple", "简易办理.")
simple_reply = verb("simple_reply", "简易答复.")
put_in_writing = verb(
    "put_in_writing", "补发书面意见; the time to ask for a review runs from it. 信访工作条例 第32条、第35条"
)
to_ordinary = verb("to_ordinary", "转为普通程序.")
hold_hearing = verb("hold_hearing", "听证. 信访工作条例 第31条第6项")
hand_to_mediation = verb("hand_to_mediation", "移送人民调解. 信访工作条例 第33条")
settle = verb("settle", "达成调解和解协议. 信访工作条例 第33条")
give_opinion = verb("give_opinion", "出具信访处理意见书. 信访工作条例 第32条")
report_done = verb("report_done", "办结报告.")
deliver = verb("deliver", "送达.")
carry_out = verb("carry_out", "督促执行. 信访工作条例 第32条")
ask_review = verb("ask_review", "申请复查. 信访工作条例 第35条")
review_decide = verb("review_decide", "作出复查意见. 信访工作条例 第35条")
deliver_review = verb("deliver_review", "送达复查意见.")
redo = verb("redo", "重新办理.")
ask_recheck = verb("ask_recheck", "申请复核. 信访工作条例 第36条")
open_hearing = verb("open_hearing", "复核听证开始; the period stands still. 信访工作条例 第36条")
end_hearing = verb("end_hearing", "复核听证结束.")
recheck_decide = verb("recheck_decide", "作出复核意见. 信访工作条例 第36条")
aid = verb("aid", "疏导帮扶. 信访工作条例 第37条")
close = verb("close", "办结.")
supplement = verb("supplement", "补充材料.")
rate = verb("rate", "评价. 信访工作条例 第21条")
take_lead = verb("take_lead", "确定包案领导. 信访工作条例 第18条")
report_urgent = verb("report_urgent", "重大紧急报告. 信访工作条例 第25条")
supervise = verb("supervise", "督办.")
take_charge = verb("take_charge", "专人承办(检举控告).")
hand_on = verb("hand_on", "移交有权机关(检举控告). 信访工作条例 第30条")
note_feedback = verb("note_feedback", "登记有权机关反馈(检举控告).")


def attach_material(case: Case, file: IO[bytes], *, by: Actor, kind: str = "evidence", title: str = "") -> Document:
    """上传材料: evidence, a scanned agreement, a proxy. Raises EvidenceRefused, NotAllowed; then no row is written."""
    return attach(file, about=case, kind=kind, by=by, permission=f"{case.procedure}.lodge", title=title)
