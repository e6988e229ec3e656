"""What a figure counts (所述事项) and of whom (口径), from the words around it: grammar over clauses, no model.

A figure stands behind what it counts (排查矛盾纠纷5883起) or before it (组建7支综合执法队伍). Auxiliary words at the
edges are cut away; a bare verb (化解5709起) borrows the object of the figure before it.
"""

import re

_LEAD = re.compile(
    r"^(?:(?:20\d{2}年(?:度|以来|来|底|末)?|今年(?:以来)?|本年度?|全年|一年来|年内|截至[^,]{0,10}|目前|现|其中|同时|此外|另外?|"
    r"共计?|累计|合计|总计|已|先后|及时|依法|成功|积极|认真|扎实|大力|持续|深入|统一|全面|有效|分别|均|各|共|我[镇县市区街乡局]|"
    r"全[镇县市区街乡局]|本[镇县市区乡局街]|通过|并|还|也|则|即|了|的|,|、|:|和|及|与|至|达到?|为|有)+)"
)
_TAIL = re.compile(
    r"(?:共计|累计|合计|总计|多达|高达|达到|达成|达|共有|共|计|为|是|至|到|仅|约|近|超过?|逾|有|了|已|均|各|数量?|的|,|、|:|\(|其中|分别|就|"
    r"不少于|至少|至|由|从|提升|提高|增长|上升|下降)+$"
)
# A clause of these alone says what was done, not to what: its object is that of the figure before.
_VERBS = re.compile(
    "^(?:共|已|均|成功|及时|依法|排查|化解|调解|调处|受理|办结|办理|收到|审结|查处|开展|组织|举办|召开|发放|培训|完成|发现|整改|处置|接待|"
    "解答|检查|出动|新增|审查|审核|清理|废止|修改|登记|立案|结案|移送|上报|收集|参与|覆盖|涉及|维持|撤销|驳回|终止|败诉|胜诉|保留|取消|"
    "下放|主办|会办|协办|收|办|结|占|其中)+"
)
_LINK = re.compile(r"^(?:[的了,、。;:()和及与并或]|以后|其中)+")
_HEAD_END = re.compile(r"[,。;:、()!?\n\t]")
_ACTOR = re.compile(
    r"((?:各级|各村\(社区\)|各村|全[镇县市区乡街]|镇|乡|县|市|区|街道|村\(社区\)|社区)?(?:综治中心|人民调解委员会|调委会|司法所|派出所|"
    r"法律顾问|网格员|“?法律明白人”?|执法(?:大队|队|人员|支队)|市场监管[局所]|行政复议机构|法律援助中心|公共法律服务(?:中心|站|工作站|工作室)|"
    r"理论学习中心组|党政主要负责人|主要负责人|律师|公证处|便民服务中心|政务服务中心|人民法庭|检察院|信访[局办]|纪委))"
)
_RATE = re.compile(r"[\u4e00-\u9fff]{1,8}(?:率|占比|比例|比重|满意度|覆盖面|指数|评分|平均分)")


def subject_of(own: str, clause: str, after: str, unit: str, last: str) -> str:
    """What is counted, in the words of the text; at most 40 characters."""
    head = _LINK.sub("", _HEAD_END.split(after)[0]) if after[:1] not in "的" else after[1:]
    before = _TAIL.sub("", _LEAD.sub("", _quoted(clause)))
    if unit in ("%", "‰", "个百分点"):
        rate = _RATE.findall(own)
        return (rate[-1] if rate else head or before or own[-20:])[-40:]
    if len(head) >= 2 and not re.match("以上|左右|次|会(?!议)", head):
        return head[:40]
    if len(before) >= 5:
        return before[-40:]
    if before and not _VERBS.fullmatch(before):
        return before[-40:]
    wider = _TAIL.sub("", _LEAD.sub("", own))
    pieces = [piece for piece in re.split("[,。;:、]", wider) if piece]
    if pieces and len(pieces[-1]) >= 5:
        return pieces[-1][-40:]
    return f"{before}{_VERBS.sub('', last, count=1)}"[:40]


def _quoted(clause: str) -> str:
    return clause.strip("“”\"' ")


def scope_of(lead: str, own: str) -> str:
    """The body or group that the sentence limits the figure to, the nearest before it; "" when it names none."""
    found = _ACTOR.findall(lead)
    return str(found[-1]) if found else ""
