"""What the history of requests suggests, what may be told twice, what is counted by item and place. Pure Python."""

from yifa.readers.likeness.declared import Counted, Duplicates, Suggestion

SAID = ("title", "content")

SUGGESTED = (
    Suggestion("hotline_ticket", "item", "事项", SAID),
    Suggestion("hotline_ticket", "unit", "主办单位", SAID),
    Suggestion("grid_event", "category", "类别"),
    Suggestion("grid_event", "unit", "承办单位", ("title", "place")),
    Suggestion("public_opinion", "unit", "责任单位", ("title", "detail")),
)
TOLD_TWICE = (
    Duplicates("hotline_ticket", SAID, merge="merge"),
    Duplicates("grid_event", ("title", "place")),
    Duplicates("public_opinion", ("title", "detail")),
)
COUNTED_BY_ITEM = (
    Counted("hotline_ticket", "item", "诉求工单"),
    Counted("grid_event", "category", "网格事件"),
    Counted("public_opinion", "category", "群众意见"),
)
