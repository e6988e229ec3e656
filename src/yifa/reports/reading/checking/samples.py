"""Small made-up reports around one sentence, so that a rule can say in one line what fires it (样例)."""

TITLE = "青禾镇2024年度法治政府建设年度报告\n"
OPENING = "2024年,青禾镇坚持依法行政,推进法治政府建设,现将有关情况报告如下:\n"
RESULTS = "一、2024年度推进法治政府建设的主要举措和成效\n"
LEADER = (
    "二、党政主要负责人履行推进法治建设第一责任人职责情况\n"
    "镇党委书记、镇长听取法治工作汇报4次,研究解决执法人员不足的问题。\n"
)
SHORT = "三、存在的不足和原因\n执法力量仍显薄弱,原因是编制偏紧、人员流动较快。\n"
PLAN = "四、2025年度推进法治政府建设的主要安排\n2025年,继续加强执法培训,完善矛盾纠纷多元化解机制。\n"
SIGNED = "青禾镇人民政府\n2025年2月18日\n"


def frame(
    results: str,
    *,
    title: str = TITLE,
    opening: str = OPENING,
    heading: str = RESULTS,
    leader: str = LEADER,
    short: str = SHORT,
    plan: str = PLAN,
    signed: str = SIGNED,
) -> str:
    """A whole correct report with this text as its results; any part can be put otherwise."""
    return f"{title}{opening}{heading}{results}\n{leader}{short}{plan}{signed}"
