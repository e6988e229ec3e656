"""The rules every procedure is watched by; a domain adds its own. Open text: anyone may read why a rule fires."""

from datetime import datetime, timedelta
from typing import Any

from yifa.readers.watch.rule import RULES, Rule
from yifa.records.cases.image import CaseImage, ClockImage
from yifa.records.cases.procedure import PROCEDURES
from yifa.records.documents.kind import DOCUMENTS


def clock_is_late(clock: ClockImage, law: Any, now: datetime) -> bool:
    return clock.state == "running" and clock.due_at is not None and clock.due_at < now


def clock_is_near(clock: ClockImage, law: Any, now: datetime) -> bool:
    return clock.state == "running" and clock.due_at is not None and now <= clock.due_at <= law("watch.soon", now)


def required_paper_is_missing(image: CaseImage, law: Any, now: datetime) -> list[str]:
    """Names of required papers of the steps taken that do not lie in the file."""
    procedure = PROCEDURES.get(image.procedure, image.procedure_version)
    missing = []
    for taken in image.steps:
        for code in procedure.step(taken.step).produces:
            kind = DOCUMENTS.get(code)
            if kind and kind.required and code not in image.documents and kind.name not in missing:
                missing.append(kind.name)
    return missing


def follow_up_is_missing(image: CaseImage, law: Any, now: datetime) -> bool:
    """The procedure asks for a follow-up, the case is closed, the internal period has run out, nobody went."""
    procedure = PROCEDURES.get(image.procedure, image.procedure_version)
    if not procedure.follow_up or image.closed_at is None or image.took(*procedure.follow_up):
        return False
    if procedure.followed_up and image.outcome not in procedure.followed_up:
        return False
    return image.closed_at + timedelta(days=law("watch.follow_up")) < now


RULES.add_all(
    [
        Rule(
            code="clock.late",
            name="逾期未办",
            severity="error",
            basis="各期限的法条(见提示)",
            looks_at="clock",
            sentence="“{name}”应于{due}前办完,现已逾期。请立即办理,或依法办理延期、中止手续。",
            fires_on="信访事项2026年2月5日收到,15日的转送期限到2026年2月24日;2月25日仍未转送。",
            silent_on="同一事项2月24日当天仍未转送:期限还没有过。",
            fires=clock_is_late,
        ),
        Rule(
            code="clock.soon",
            name="期限将到",
            severity="warn",
            basis="各期限的法条(见提示)",
            looks_at="clock",
            sentence="“{name}”到{due}为止,所剩时间不多。请尽快办理。",
            fires_on="调解期限还剩2个工作日。",
            silent_on="调解期限还剩10个工作日。",
            fires=clock_is_near,
        ),
        Rule(
            code="case.paper_missing",
            name="缺少必备文书",
            severity="warn",
            basis="各文书的依据(见程序)",
            looks_at="case",
            sentence="卷内缺少必备文书:{missing}。请补做或上传。",
            fires_on="已受理的调解案件卷内没有权利义务告知书。",
            silent_on="卷内已有权利义务告知书;或者案件还没有受理。",
            fires=required_paper_is_missing,
        ),
        Rule(
            code="case.no_follow_up",
            name="办结后没有回访",
            severity="warn",
            basis="人民调解法 第31条",
            looks_at="case",
            sentence="办结已超过回访时间,还没有回访记录。请回访当事人并登记。",
            fires_on="调解成功办结60天,没有回访。",
            silent_on="调解成功办结60天,第20天已回访;或者调解不成,无需回访履行情况。",
            fires=follow_up_is_missing,
        ),
    ]
)
