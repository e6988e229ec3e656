"""Columns of 《人民调解统计报表》 on intake and types (受理、来源、类型)."""

from yifa.domains.disputes.indicators.counting import count, rate
from yifa.domains.disputes.procedures.types import DISPUTE_TYPES
from yifa.domains.disputes.procedures.words import GRAVE, ON_APPLICATION, ON_TRANSFER, OWN_INITIATIVE
from yifa.readers.figures.condition import Cond

TAKEN = (
    count(
        "mediation.taken_in",
        "人民调解受理数",
        "accepted_on",
        "当期依法受理的全部调解案件,按受理日计。",
        Cond("accepted_on", "not_null", title="受理日期"),
    ),
    count(
        "mediation.taken_in.own",
        "主动调解受理数",
        "accepted_on",
        "来源为排查发现、主动调解、网格的受理案件。",
        Cond("channel", "in", OWN_INITIATIVE, "来源"),
    ),
    count(
        "mediation.taken_in.applied",
        "依申请受理数",
        "accepted_on",
        "来源为当事人申请、综治中心窗口的受理案件。",
        Cond("channel", "in", ON_APPLICATION, "来源"),
    ),
    count(
        "mediation.taken_in.transferred",
        "接受委托移送受理数",
        "accepted_on",
        "来源为法院委派、公安移送、信访、12345的受理案件。",
        Cond("channel", "in", ON_TRANSFER, "来源"),
    ),
    rate(
        "mediation.taken_in.own_share",
        "主动调解占比",
        "mediation.taken_in.own",
        "mediation.taken_in",
        "主动调解受理数除以受理数。",
    ),
    rate(
        "mediation.taken_in.applied_share",
        "依申请调解占比",
        "mediation.taken_in.applied",
        "mediation.taken_in",
        "依申请受理数除以受理数。",
    ),
    rate(
        "mediation.taken_in.transferred_share",
        "委托移送调解占比",
        "mediation.taken_in.transferred",
        "mediation.taken_in",
        "接受委托移送受理数除以受理数。",
    ),
    count(
        "mediation.refused",
        "不予受理数",
        "concluded_on",
        "当期书面告知不予受理的,按告知日计。",
        Cond("outcome", "eq", "不予受理", "办理结果"),
    ),
    count(
        "mediation.complex",
        "疑难复杂纠纷受理数",
        "accepted_on",
        "难易程度为疑难复杂或重大的受理案件。",
        Cond("severity", "in", GRAVE, "难易程度"),
    ),
)

BY_TYPE = tuple(
    count(
        f"mediation.type.{number:02d}",
        f"{word}纠纷受理数",
        "accepted_on",
        f"当期受理、类型为{word}的纠纷。",
        Cond("dispute_type", "eq", word, "纠纷类型"),
    )
    for number, word in enumerate(DISPUTE_TYPES, start=1)
)
