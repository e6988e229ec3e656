"""What shows only beside other texts or the records (对照): declared here so that it can be explained and answered.

Found by :mod:`~yifa.reports.reading.checking.folder` and :mod:`~yifa.reports.reading.checking.store`, never in one text
alone; the functions below therefore see nothing.
"""

from collections.abc import Iterator

from yifa.reports.reading.checking.context import Context
from yifa.reports.reading.checking.rule import ARITHMETIC, REPORTING, Hit, rule
from yifa.reports.reading.checking.samples import frame
from yifa.reports.reading.document import Document


@rule(
    "copied_passage",
    "warn",
    "与另一单位的报告有整段相同的文字",
    basis=REPORTING,
    fires="",
    silent=frame("开展培训3场。"),
)
def copied_passage(document: Document, context: Context) -> Iterator[Hit]:
    yield from ()


@rule(
    "against_store",
    "warn",
    "报告写的数与系统记录的数不同",
    basis=ARITHMETIC,
    fires="",
    silent=frame("开展培训3场。"),
)
def against_store(document: Document, context: Context) -> Iterator[Hit]:
    yield from ()
