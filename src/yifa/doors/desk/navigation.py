"""The desk's entries in the left bar and the account corner (导航)."""

from yifa.doors.desk.patterns import TOPIC, figures_of_topic
from yifa.ui.links import CASE_WAYS, CaseWay
from yifa.ui.navigation import NAV, NavItem

NAV.add_all(
    [
        NavItem("todo", "待办", "todo", "desk:home"),
        NavItem("figures", "数字", "figure", "desk:figures", matters=True),
        NavItem("patterns", "高频", "pulse", "desk:patterns", matters=True),
        NavItem("watch", "监督", "watch", "desk:alerts", matters=True),
        NavItem("reports", "年报", "report", "desk:reports", matters=True),
        NavItem("zz-catalogue", "依据", "seal", "desk:catalogue"),
        NavItem("a-hat", "换岗位", "person", "desk:hats", "account"),
        NavItem("b-password", "换口令", "lock", "desk:password", "account"),
        NavItem("c-second-factor", "动态口令", "lock", "desk:enrolment", "account"),
        NavItem("d-logout", "退出", "close", "desk:logout", "account", post=True),
    ]
)
CASE_WAYS.add(CaseWay("topic-figures", TOPIC, "专题数据", "figure", figures_of_topic))
