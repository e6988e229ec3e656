"""The procedure of an order: states, steps, clocks in one declaration."""

from yifa.domains.requests.procedures.hotline.clocks import CLOCKS
from yifa.domains.requests.procedures.hotline.closing import CLOSING_STEPS, PARTY_STEPS
from yifa.domains.requests.procedures.hotline.handling import HANDLING_STEPS
from yifa.domains.requests.procedures.hotline.intake import INTAKE_STEPS, SIGNING_STEPS
from yifa.domains.requests.procedures.hotline.sources import NATIONAL, OPINION
from yifa.records.cases.procedure import Procedure, State

STATES = (
    State("asked", "待受理", told="已收到,等热线机构受理"),
    State("received", "待派单", told="已受理,正在确定由谁办理", kept=True),
    State("signing", "待签收", told="已派给承办单位,等它签收"),
    State("objected", "异议审核中", told="承办单位认为不归它办,热线机构正在审核", kept=True),
    State("handling", "办理中", told="承办单位正在办理"),
    State("extension_asked", "延期待批", told="承办单位申请延长时间,正在审核;原来的期限继续算", kept=True),
    State("raise_asked", "提级待批", told="正在审核是否由上一级办理", kept=True),
    State("ending_asked", "终止待批", told="承办单位认为不能继续办,热线机构正在审核", kept=True),
    State("supervised", "督办中", told="热线机构正在督促承办单位办理"),
    State("shelved", "疑难挂账", told="一时难以解决,正在专门研究"),
    State("merged", "已并单", told="与同一件事合并办理,办好后会分别告诉您"),
    State("main_answered", "待告知并单诉求人", told="同一件事已有答复,正在告诉您", kept=True),
    State("answered", "已答复(待回访)", told="已答复您,热线机构会回访", kept=True),
    State("redo_asked", "要求重办待审核", told="您要求重办,热线机构正在审核", kept=True),
    State("disagreed", "异议复核中", told="您不同意这样处理,正在由别的人复核", kept=True),
    State("closed", "已办结", final=True, told="已办结;不满意的可以在期限内要求重办"),
    State("answered_directly", "直接答复办结", final=True, told="已直接答复您"),
    State("sent_to_emergency", "已紧急转办", final=True, told="已转给紧急专线处理"),
    State("told_the_way", "已告知法定途径", final=True, told="这件事依法要走别的途径,已告诉您"),
    State("ended", "已终止", final=True, told="办理已终止,理由已告诉您"),
)

DETAIL_COLUMNS = (
    "kind", "item", "urgency", "statutory", "anonymous", "reply_wanted", "open_public", "level", "unit", "co_units",
    "duty_list", "duty_no", "duty_lead", "returned", "kept", "reassigned", "extended", "raised", "whistled",
    "supervision", "shelved", "redone", "dispatched_on", "signed_on", "contacted_on", "replied_on", "visited_on",
    "result", "unsolved_because", "unsolved_basis", "reached", "contacted", "solved", "satisfaction", "rating",
    "excluded", "lawful_class", "way_out", "on_time",
)  # fmt: skip

HOTLINE_TICKET = Procedure(
    code="hotline_ticket",
    name="诉求工单",
    domain="requests",
    letters="GD",
    basis=f"{NATIONAL};{OPINION}",
    version="2025",
    states=STATES,
    steps=(*INTAKE_STEPS, *SIGNING_STEPS, *HANDLING_STEPS, *CLOSING_STEPS, *PARTY_STEPS),
    clocks=CLOCKS,
    detail="requests.Order",
    public=DETAIL_COLUMNS,
    read="order.read",
    follow_up=("close", "visit"),
    followed_up=("办结",),
    purpose="电话、网络、窗口、信件、网格、上级转办的诉求都立一张工单:受理、派单、签收、办理、答复、回访,"
    "没有解决的写明属于哪一种。",
    received_by="ZZZX",
    shows=(
        "unit",
        "result",
        "unsolved_because",
        "unsolved_basis",
        "reply",
        "way_out",
        "way_basis",
        "end_basis",
        "no_redo_basis",
    ),
)
