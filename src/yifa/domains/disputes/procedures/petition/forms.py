"""The forms of a petition (信访各步骤的表单)."""

from datetime import date

from yifa.domains.disputes.procedures.forms import YES_NO
from yifa.domains.disputes.procedures.petition import words
from yifa.ground.forms import Form, entry
from yifa.ground.forms.telephones import Telephone


class Petitioner(Form):
    """信访人, and the unit that is complained of."""

    petitioner_name: str = entry("信访人姓名或名称", private=True, max_length=60)
    petitioner_id_no: str | None = entry("信访人证件号码", default=None, private=True, max_length=30)
    petitioner_phone: Telephone | None = entry("信访人电话", default=None, private=True, max_length=30)
    petitioner_address: str | None = entry("信访人住址", default=None, private=True, max_length=120)


class Matter(Petitioner):
    """The matter itself."""

    title: str = entry("信访事项", private=True, max_length=120, help="一句话写明要求什么")
    summary: str = entry("请求、事实和理由", private=True, long=True, max_length=6000)
    complained_unit: str | None = entry("涉及的机关、单位", default=None, private=True, max_length=60)


class Register(Matter):
    """登记: every matter, the oral ones written down."""

    channel: words.Channel = entry("信访形式")
    receiver: words.Receiver = entry("收到机关", default="信访部门")
    people: int = entry("信访人数", default=1, ge=1, le=100000, unit="人")
    representatives: int = entry(
        "到场人数(代表)", default=1, ge=1, le=1000, unit="人", help="多人走访的,填推选的代表人数"
    )
    written_down: bool = entry("口头提出的已记录核对", default=False, help=YES_NO)
    repeated: bool = entry("重复信访", default=False, help="同一人同一事项以前提出过")
    earlier_code: str | None = entry("原信访事项编号", default=None, max_length=40, help="重复的,填原编号以便核对")
    unclear: bool = entry(
        "姓名(名称)、住址不清", default=False, help="不清的,直接收到的机关无法书面告知,依法除外;住址清楚的不要勾选"
    )
    urgent: bool = entry("重大、紧急", default=False, help="可能造成社会影响的,登记后立即办“重大紧急报告”")


class TakeOver(Register):
    """移送登记: a matter that another body of work hands over keeps its code."""

    passed_on_by: words.PassedOnBy = entry("移送来源", default="其他")
    source_code: str | None = entry("原案号", default=None, max_length=40)
    set_by: date | None = entry("上级交办的办结期限", default=None)


class Ask(Matter):
    """群众自己在网上提出; asked in the second person."""

    petitioner_name: str = entry("您的姓名或单位", private=True, max_length=60)
    petitioner_id_no: str | None = entry("您的证件号码", default=None, private=True, max_length=30)
    petitioner_phone: Telephone | None = entry("您的电话", default=None, private=True, max_length=30)
    petitioner_address: str | None = entry("您的住址", default=None, private=True, max_length=120)
    people: int = entry("一共几个人反映", default=1, ge=1, le=100000, unit="人")
    earlier_code: str | None = entry("以前的编号", default=None, max_length=40, help="以前反映过的,填编号")


CLASSES = (
    "申诉求决按条例第31条分六类:①走诉讼、检察、公安机关的法律程序;②走仲裁;③党员申诉、申请复审;"
    "④走行政复议、裁决、确认、许可等程序;⑤申请查处违法或者保护人身权、财产权;⑥其他,按信访程序办理"
)


class Sort(Form):
    """甄别: what it is by law, and whether it may be handled simply."""

    matter_class: words.PetitionClass = entry("类别", help=CLASSES)
    field: words.Field = entry("所属领域", default="其他")
    several_units: bool = entry("涉及多个责任主体", default=False, help=YES_NO)
    simple: bool = entry("拟适用简易办理", default=False, help=YES_NO)
    reasons: str | None = entry("甄别说明", default=None, private=True, long=True, max_length=2000)


class Reclassify(Form):
    """改定类别: found in handling to be of another class."""

    matter_class: words.PetitionClass = entry("改定为", help=CLASSES)
    reasons: str = entry("改定的理由", private=True, long=True, max_length=2000)


class Transfer(Form):
    """转送: to a unit of the own level, or to the lower level of the place."""

    unit: str = entry("承办单位", max_length=60)
    unit_level: words.Unit = entry("承办单位层级", default="本级机关、单位")
    to_complained: bool = entry("承办单位就是被反映的单位", default=False, help=YES_NO)
    note: str | None = entry("转送说明", default=None, private=True, long=True, max_length=1000)


class Assign(Transfer):
    """交办: a result is wanted, by a day, with a closing report."""

    report_by: date = entry("报结果期限")


class ReportDone(Form):
    """办结报告."""

    report: str = entry("办结报告要点", private=True, long=True, max_length=4000)


class RouteForm(Form):
    """分类导入法定途径: the route by 第31条, and what the petitioner is told."""

    route: words.Route = entry("法定途径")
    to_organ: str | None = entry("有权处理的机关", default=None, max_length=40)
    reason: str = entry("告知内容", private=True, long=True, max_length=200, help="写明为什么走这个途径、到哪里办")
    told_in_writing: bool = entry("已书面告知信访人", help=YES_NO)


class Elsewhere(Form):
    """告知有权处理的机关: not this system's matter."""

    to_organ: str = entry("有权处理的机关", max_length=40)
    told: str = entry("告知内容", private=True, long=True, max_length=1000)


class Refuse(Form):
    """不予受理, in writing with the ground."""

    ground: words.RefusalGround = entry("不予受理的理由")
    explanation: str = entry("说明", private=True, long=True, max_length=2000)


class Accept(Form):
    """受理告知: that it was received, the route and the procedure."""

    unit: str = entry("承办单位", max_length=60)
    handler: str = entry("承办人账号", private=True, max_length=80)
    no_conflict: bool = entry("承办人与信访事项没有直接利害关系", help=YES_NO)
    told_on: date | None = entry("书面告知日期", default=None, help="送达受理告知书的日期")


class Objection(Form):
    """异议: not the own remit."""

    reason: str = entry("异议理由", private=True, long=True, max_length=1000)
    right_unit: str | None = entry("建议的承办单位", default=None, max_length=60)


class Contest(Form):
    """管辖争议."""

    units: str = entry("有争议的单位", max_length=120)
    reason: str = entry("争议情况", private=True, long=True, max_length=1000)


class Appoint(Form):
    """指定承办: by the common superior, or by the joint meeting."""

    decided_by: str = entry("决定机关", max_length=60)
    unit: str = entry("指定的承办单位", max_length=60)


class Withdraw(Form):
    """撤回."""

    reason: str = entry("撤回原因", private=True, long=True, max_length=500)


class Supplement(Form):
    """补充材料."""

    material: str = entry("补充的情况", private=True, long=True, max_length=4000)


class Accusation(Form):
    """转检举控告: nothing of the content is repeated."""

    reason: str = entry("移交说明", default="属于检举控告", max_length=40, help="不要写内容和人名")


class Adopt(Form):
    """建议意见的采纳答复."""

    adoption: words.Adoption = entry("采纳情况")
    reply: str = entry("答复内容", private=True, long=True, max_length=4000)


class GoSimple(Form):
    """适用简易办理."""

    simple_ground: words.SimpleGround = entry("适用情形")
    unit: str = entry("承办单位", max_length=60)
    handler: str = entry("承办人账号", private=True, max_length=80)
    may_be_refused: bool = entry("属于可能不予受理的", default=False, help=YES_NO)


class SimpleReply(Form):
    """简易办理答复."""

    verdict: words.Verdict = entry("处理意见")
    reply_way: words.Reply = entry("答复方式")
    reply: str = entry("答复内容", private=True, long=True, max_length=4000)


class Switch(Form):
    """转为普通程序."""

    reason: str = entry("转为普通程序的理由", private=True, long=True, max_length=500)


class Investigate(Form):
    """听取陈述、调查核实."""

    asked_name: str = entry("被调查人", private=True, max_length=60)
    place: str = entry("地点", max_length=80)
    record: str = entry("调查笔录", private=True, long=True, max_length=6000)


class Hearing(Form):
    """听证."""

    held_on: date = entry("听证日期")
    place: str = entry("地点", max_length=80)
    record: str = entry("听证记录", private=True, long=True, max_length=6000)


class ToMediation(Form):
    """交由人民调解."""

    reason: str = entry("移送理由", private=True, max_length=200)
    both_willing: bool = entry("双方愿意调解", help=YES_NO)


class Settle(Form):
    """调解、和解 by a written agreement."""

    agreement: str = entry("协议内容", private=True, long=True, max_length=6000)
    signed: bool = entry("双方已签字", help=YES_NO)


class Extend(Form):
    """延期: the head approves, the petitioner is told why."""

    reason: str = entry("延长理由", private=True, long=True, max_length=1000)
    told_on: date | None = entry("告知信访人日期", default=None)


class Opinion(Form):
    """信访处理意见书."""

    claim: str = entry("信访人的请求", private=True, long=True, max_length=2000)
    facts_found: str = entry("事实和理由", private=True, long=True, max_length=6000)
    verdict: words.Verdict = entry("处理意见")
    opinion: str = entry("意见内容", private=True, long=True, max_length=4000)
    legal_basis: str = entry(
        "法律法规依据", private=True, long=True, max_length=2000, help="写到条,例如《土地管理法》第47条"
    )


class Deliver(Form):
    """送达."""

    delivered_how: words.Reply = entry("送达方式", default="书面")


class CarryOut(Form):
    """督促执行."""

    carried_out: str = entry("执行情况", private=True, long=True, max_length=2000)


class Rate(Form):
    """评价."""

    satisfied: words.Satisfaction = entry("是否满意")
    comment: str | None = entry("意见", default=None, private=True, long=True, max_length=1000)


class AskReview(Form):
    """申请复查、复核."""

    reason: str = entry("不服的理由和要求", private=True, long=True, max_length=4000)


class Review(Form):
    """复查意见、复核意见."""

    review_verdict: words.ReviewVerdict = entry("结论")
    opinion: str = entry("意见内容", private=True, long=True, max_length=4000)
    legal_basis: str = entry("法律法规依据", private=True, long=True, max_length=2000)


class ReviewHearing(Form):
    """复核听证."""

    matter: str = entry("听证事项", private=True, max_length=200)
    published: bool = entry("公示听证", default=False, help=YES_NO)


class HearingOver(Form):
    """听证结束."""

    record: str = entry("听证记录", private=True, long=True, max_length=6000)


class Close(Form):
    """办结."""

    closed_because: words.ClosedBecause = entry("办结情形")


class Redo(Form):
    """重新办理."""

    reason: str = entry("重新办理的要求", private=True, long=True, max_length=1000)


class Aid(Form):
    """疏导帮扶."""

    help_given: str = entry("疏导、化解、救助情况", private=True, long=True, max_length=2000)


class File(Form):
    """归档."""

    filed_by: str = entry("归档人", private=True, max_length=60)
    pages: int | None = entry("页数", default=None, ge=1, le=10000, unit="页")


class Lead(Form):
    """包案."""

    case_leader: words.CaseLeader = entry("包案领导职务")
    leader_name: str = entry("包案领导姓名", private=True, max_length=40)
    resolve_by: date = entry("化解时限")


class Urgent(Form):
    """重大紧急报告."""

    reported_to: str = entry("报告给", max_length=60)
    measures: str = entry("已采取的措施", private=True, long=True, max_length=1000)


class Supervise(Form):
    """督办."""

    problem: str = entry("督办的问题", private=True, long=True, max_length=1000)
    answer_by: date = entry("要求反馈日期")
