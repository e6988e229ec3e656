"""What the rules share about one document, found once (语境): an even text, sentences, parts, figures by place.

``Context.text`` is the document's text in half width and simplified characters, character for character, so that its
offsets are those of the document.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from yifa.reports.reading.document import Document, Fact, PartCode, Section
from yifa.reports.reading.normalising import simplified

Span = tuple[int, int]
_SENTENCE = re.compile(r"[^。!?;\n]+[。!?;]?")
_LINE = re.compile(r"[^\s][^\n]*")
_DATE = re.compile(r"(20\d{2})[-年/.](\d{1,2})[-月/.](\d{1,2})")


@dataclass(frozen=True)
class Context:
    """``previous``: the same unit's report of an earlier year, when the reader has it."""

    document: Document
    previous: Document | None = None

    @cached_property
    def text(self) -> str:
        return simplified(self.document.text)

    @cached_property
    def web(self) -> tuple[Span, ...]:
        """Lines of page furniture."""
        return tuple((section.start, section.end) for section in self.document.sections if section.kind == "web")

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Stretches up to 。!?; or the end of a line; blanks at the edges left out."""
        spans = []
        for match in _SENTENCE.finditer(self.text):
            start, end = match.span()
            inner = match[0]
            spans.append((start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())))
        return tuple(span for span in spans if span[0] < span[1])

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(start for start, _ in self.sentences)

    def sentence_at(self, offset: int) -> Span:
        """The sentence around this character."""
        at = bisect_right(self._starts, offset) - 1
        return self.sentences[at] if at >= 0 else (0, 0)

    def full_sentence_at(self, offset: int) -> Span:
        """Up to 。 or the line's end: several stretches when the writer joined them by semicolons."""
        text = self.text
        start = max(text.rfind("。", 0, offset), text.rfind("\n", 0, offset)) + 1
        ends = [end for end in (text.find("。", offset), text.find("\n", offset)) if end >= 0]
        return start, min(ends, default=len(text))

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """Lines with something on them, page furniture left out, trimmed."""
        spans = ((match.start(), match.start() + len(match[0].rstrip())) for match in _LINE.finditer(self.text))
        return tuple(span for span in spans if not self.in_web(span[0]))

    def in_web(self, offset: int) -> bool:
        return any(start <= offset < end for start, end in self.web)

    @cached_property
    def _fact_starts(self) -> tuple[int, ...]:
        return tuple(fact.start for fact in self.document.facts)

    def facts_in(self, start: int, end: int) -> tuple[Fact, ...]:
        """The figures that begin in this stretch."""
        low, high = bisect_left(self._fact_starts, start), bisect_left(self._fact_starts, end)
        return self.document.facts[low:high]

    @cached_property
    def title(self) -> Section | None:
        return next((section for section in self.document.sections if section.kind == "title"), None)

    @cached_property
    def numbered(self) -> tuple[Section, ...]:
        return tuple(section for section in self.document.sections if section.level > 0)

    @cached_property
    def tops(self) -> tuple[Section, ...]:
        return tuple(section for section in self.numbered if section.level == 1 and section.kind != "item")

    def part_span(self, code: PartCode) -> Span | None:
        """Where a mandatory content has a section of its own."""
        part = self.document.part(code)
        return (part.start, part.end) if part.found == "section" else None

    @cached_property
    def results(self) -> Span:
        """From the first heading that names results to the first other content."""
        span = self.part_span("results")
        others = [other for code in ("leader", "shortcomings", "plan") if (other := self.part_span(code))]  # type: ignore[arg-type]
        start = span[0] if span else (self.tops[0].start if self.tops else 0)
        end = min((other[0] for other in others if other[0] > start), default=self.body_end)
        return start, end

    def in_results(self, offset: int) -> bool:
        return self.results[0] <= offset < self.results[1]

    @cached_property
    def body_start(self) -> int:
        """The first character of prose behind the title and page furniture."""
        after = self.title.end if self.title else 0
        return next((start for start, end in self.lines if start >= after and end - start > 15), after)

    @cached_property
    def body_end(self) -> int:
        """Behind the last line that says something: page furniture, signature and residue left out."""
        signed = next((each.start for each in self.document.sections if each.kind == "signature"), len(self.text))
        said = [
            end for start, end in self.lines if start < signed and re.search("[\u4e00-\u9fff]{4}", self.text[start:end])
        ]
        closing = [end for end in said if self.text[end - 1] in "。!;”)"]
        return (closing or said or [len(self.text)])[-1]

    @cached_property
    def signed(self) -> Section | None:
        return next((section for section in self.document.sections if section.kind == "signature"), None)

    @property
    def yearly(self) -> bool:
        """Whether this is a unit's yearly report, which alone must have the mandatory contents."""
        return self.document.kind == "年度报告"

    @property
    def year(self) -> int | None:
        return self.document.year

    @cached_property
    def published(self) -> tuple[date, Span] | None:
        """The day of publication or signature and where it stands; None when the text does not say."""
        wanted = self.document.published
        for match in _DATE.finditer(self.text):
            try:
                day = date(int(match[1]), int(match[2]), int(match[3]))
            except ValueError:
                continue
            if wanted and day.isoformat() == wanted[:10]:
                return day, match.span()
        signed = _DATE.search(self.text, self.signed.start) if self.signed else None
        if signed:
            try:
                return date(int(signed[1]), int(signed[2]), int(signed[3])), signed.span()
            except ValueError:
                return None
        return None
