"""What a published form really says: paragraphs and figures read back from .html, .docx and .md.

Standard library only. A figure is known by the number and indicator it carries in the form itself.
"""

import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from yifa.reports.annual.render.plain import blocks_in_md

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Unreadable(ValueError):
    """A form that cannot be read at all: damaged, or not what its name says."""


@dataclass
class Said:
    """`figures`: (number, indicator, text) in order; `blocks`: paragraphs of the text; `cards`: (number, text)."""

    figures: list[tuple[int, str, str]] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)
    cards: list[tuple[int, str]] = field(default_factory=list)


class _Page(HTMLParser):
    """Collects text inside data-block, data-figure and the bold value of each card."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said = Said()
        self.block: str | None = None
        self.figure: tuple[int, str] | None = None
        self.card = 0
        self.strong = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found: Mapping[str, str] = {key: value or "" for key, value in attrs}
        if "data-block" in found:
            self.block, self.said.blocks = tag, [*self.said.blocks, ""]
        if found.get("data-figure", "").isdigit():
            self.figure = (int(found["data-figure"]), found.get("data-indicator", ""))
            self.said.figures.append((*self.figure, ""))
        if tag == "article" and found.get("id", "").removeprefix("f").isdigit():
            self.card = int(found["id"].removeprefix("f"))
        if tag == "strong" and self.card:
            self.strong = True
            self.said.cards.append((self.card, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self.figure = None
        if tag == "strong":
            self.strong = False
        if tag == "article":
            self.card = 0
        if tag == self.block:
            self.block = None

    def handle_data(self, data: str) -> None:
        if self.block:
            self.said.blocks[-1] += data
        if self.figure:
            number, indicator, text = self.said.figures[-1]
            self.said.figures[-1] = (number, indicator, text + data)
        if self.strong:
            number, text = self.said.cards[-1]
            self.said.cards[-1] = (number, text + data)


def read_html(path: Path) -> Said:
    """Paragraphs, figures and card values of report.html."""
    page = _Page()
    page.feed(path.read_text("utf-8"))
    page.close()
    return page.said


def read_docx(path: Path) -> Said:
    """Paragraphs (title and imprint included) and figures of report.docx."""
    try:
        with zipfile.ZipFile(path) as package:
            data = package.read("word/document.xml")
        if b"<!DOCTYPE" in data[:1000]:
            raise Unreadable("report.docx里有外部实体声明")
        root = ET.fromstring(data)  # noqa: S314 no doctype, so no entities
    except (zipfile.BadZipFile, KeyError, ET.ParseError) as error:
        raise Unreadable(f"report.docx打不开：{error}") from error
    said = Said(blocks=[text_in(paragraph) for paragraph in root.iter(f"{W}p")])
    for control in root.iter(f"{W}sdt"):
        tag = control.find(f"{W}sdtPr/{W}tag")
        number, _, indicator = (tag.get(f"{W}val", "") if tag is not None else "").partition(":")
        if number.isdigit():
            said.figures.append((int(number), indicator, text_in(control)))
    return said


def text_in(node: Any) -> str:
    return "".join(part.text or "" for part in node.iter(f"{W}t"))


def read_md(path: Path) -> Said:
    """Paragraphs of report.md; figures carry no marks there."""
    return Said(blocks=blocks_in_md(path.read_text("utf-8")))
