"""Reading the reports that others wrote: text, HTML, .docx, PDF -> title, sections, sourced numeric facts.

Serves 《法治政府建设与责任落实督察工作规定》第24条至第27条 (the yearly report and what it must hold): any unit's
report becomes facts with their place in the text, so that it can be checked and reconciled with the records.
Words: document 文本, section 章节, part 必备内容, fact 数字事实, subject 所述事项, approx 约数, negated 否定(未发生),
period 所属期间, scope 口径, relation 数字间关系, indicator 指标, measure word 量词, look-alike 形似数字而非统计数,
repair 还原网页破损. Doors: :func:`~yifa.reports.reading.reader.read_text`, ``read_file``, ``read_folder``.
"""

from yifa.reports.reading.document import Document, Fact, Part, ReadError, Relation, Section, Source

__all__ = ["Document", "Fact", "Part", "ReadError", "Relation", "Section", "Source"]
