"""What the annual report counts of redress (复议应诉): cards today, cases with the domain's own issue. Pure Python."""

from yifa.readers.figures.condition import Cond
from yifa.readers.figures.indicator import Indicator

REVIEW = "case:administrative_review"
REVIEW_LAW = "行政复议法 第30条"


def _role(value: str) -> Cond:
    return Cond("role", "eq", value, "本机关身份")


DECLARED = (
    Indicator(
        "litigation.cases", "行政诉讼案件数", "件", "count", "行政诉讼法 第26条",
        "本年度以本级政府为被告的行政诉讼案件。",
        "case:litigation", "opened_on", (_role("被告"),),
    ),
    Indicator(
        "reconsideration.cases_against", "被申请行政复议案件数", "起", "count", "行政复议法 第19条",
        "本年度以本机关为被申请人的行政复议案件。", REVIEW, "opened_on", (_role("被申请人"),),
    ),
    Indicator(
        "reconsideration.accepted", "受理行政复议申请件数", "件", "count", REVIEW_LAW, "本年度复议机关受理的申请。",
        REVIEW,
        "accepted_on", (_role("复议机关"),),
    ),
    Indicator(
        "reconsideration.closed", "办结行政复议件数", "件", "count", "行政复议法 第62条", "本年度复议机关办结的案件。",
        REVIEW,
        "closed_on", (_role("复议机关"),),
    ),
)  # fmt: skip
