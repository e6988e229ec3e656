"""How a figure of disputes is written: counts, rates and the conditions they share."""

from yifa.domains.disputes.procedures.words import CENTRE, SUCCESS
from yifa.readers.figures.condition import Cond
from yifa.readers.figures.indicator import Indicator

ACT = "人民调解法 "
FORM = "司法部《人民调解统计报表》（2010）"
DIMS = ("dispute_type", "channel", "body", "severity")
SUCCEEDED = Cond("result", "eq", SUCCESS, "结果")
AT_CENTRE = Cond("channel", "eq", CENTRE, "来源")
SCREENED = Cond("screened_on", "not_null", title="排查登记日期")


def count(
    id: str, name: str, when: str, definition: str, *where: Cond, unit: str = "件", basis: str = FORM
) -> Indicator:
    return Indicator(
        id, name, unit, "count", basis, definition, source="case:dispute", when=when, where=where, dims=DIMS
    )


def rate(id: str, name: str, numerator: str, denominator: str, definition: str, basis: str = FORM) -> Indicator:
    return Indicator(
        id, name, "%", "rate", basis, definition, numerator=numerator, denominator=denominator, places=2, dims=DIMS
    )
