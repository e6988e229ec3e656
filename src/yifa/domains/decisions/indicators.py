"""What the annual report counts of decisions (依法决策): cards now, records later. Pure Python."""

from yifa.readers.figures.condition import Cond
from yifa.readers.figures.indicator import Indicator

REVIEW_RULES = "国办发〔2018〕115号"
NORMATIVE_RULES = "国办发〔2018〕37号"
NORMATIVE = "document:normative_document"


def _event(value: str) -> Cond:
    return Cond("event", "eq", value, "事项")


DECLARED = (
    Indicator(
        "legality_review.opinions", "合法性审核意见件数", "件", "count", REVIEW_RULES, "本年度出具的合法性审核意见。",
        "document:legality_opinion", "dated", dims=("object_type",),
    ),
    Indicator(
        "legality_review.legal_opinions", "法律意见书件数", "件", "count", REVIEW_RULES, "本年度出具的法律意见书。",
        "document:legal_opinion", "dated",
    ),
    Indicator(
        "legal_adviser.major_matters", "法律顾问参与重大事项件次", "件次", "count",
        "重大行政决策程序暂行条例 第25条至第29条",
        "本年度由法律顾问参与审查的重大事项。", "case:legality_review", "opened_on",
        (Cond("reviewer", "eq", "法律顾问", "审查人"), Cond("matter", "eq", "重大事项", "事项类型")),
    ),
    Indicator(
        "normative_doc.filed", "规范性文件备案件数", "件", "count", NORMATIVE_RULES, "本年度报送备案的规范性文件。",
        NORMATIVE,
        "dated", (_event("备案"),),
    ),
    Indicator(
        "normative_doc.cleaned", "清理文件件数", "件", "count", NORMATIVE_RULES, "本年度列入清理的文件。", NORMATIVE,
        "dated",
        (_event("清理"),), dims=("topic",),
    ),
    Indicator(
        "normative_doc.repealed", "宣布失效文件件数", "件", "count", NORMATIVE_RULES, "本年度宣布失效的文件。",
        NORMATIVE,
        "dated", (_event("失效"),), dims=("topic",),
    ),
    Indicator(
        "fair_competition.reviewed", "公平竞争审查政策措施件数", "件", "count", "公平竞争审查条例",
        "本年度经公平竞争审查的增量政策措施。", "document:policy_measure", "dated",
        (Cond("measure_type", "eq", "增量", "措施类型"),),
    ),
)  # fmt: skip
