"""HTML and PDF: complete in one file, every figure opens, faces that are missing are named."""

import re
from html.parser import HTMLParser

import pytest

from yifa.reports.annual.readback import read_html
from yifa.reports.annual.render.pdf import FAMILIES, NoChineseFont, choose


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        self.ids += [found["id"] or ""] if "id" in found else []
        self.hrefs += [found["href"] or ""] if "href" in found else []


@pytest.fixture(scope="module")
def page(published) -> tuple[str, Links]:  # type: ignore[no-untyped-def]
    text = (published.folder / "report.html").read_text("utf-8")
    links = Links()
    links.feed(text)
    return text, links


def test_nothing_comes_from_elsewhere_and_nothing_runs(page) -> None:  # type: ignore[no-untyped-def]
    text, links = page
    assert not re.search(r"https?://|@import|url\(", text)
    assert not [tag for tag, _ in links.tags if tag in ("script", "link", "img", "iframe", "form")]
    assert not [1 for _, attrs in links.tags for name in attrs if name.startswith("on")]


def test_every_link_leads_somewhere(page, published) -> None:  # type: ignore[no-untyped-def]
    _, links = page
    assert len(set(links.ids)) == len(links.ids)
    for href in links.hrefs:
        if href.startswith("#"):
            assert href[1:] in links.ids
        else:
            assert (published.folder / href).exists() or href == "trace.json"


def test_every_figure_opens_its_card_with_rows(page, published) -> None:  # type: ignore[no-untyped-def]
    text, _ = page
    for figure in published.compiled.traced:
        card = re.search(rf'<article class="card" id="f{figure.number}".*?</article>', text, re.S)
        assert card and figure.name in card.group() and figure.text in card.group()
        assert "口径散列" in card.group() and "rows/" in card.group()
    assert {number for number, _, _ in read_html(published.folder / "report.html").figures} == {
        figure.number for figure in published.compiled.figures
    }


def test_gaps_are_listed_with_their_reason(page) -> None:  # type: ignore[no-untyped-def]
    text, _ = page
    assert "(缺:微网格员数)" in text and '<h2 id="missing">' in text and "登记尚未建成" in text


def test_says_it_is_a_demonstration_and_in_which_language(page) -> None:  # type: ignore[no-untyped-def]
    text, _ = page
    assert '<html lang="zh-CN">' in text and "演示数据" in text


def test_text_is_escaped() -> None:
    from .hostile import html_of

    page = html_of('<script>alert(1)</script>"&')
    assert "<script>" not in page and "&lt;script&gt;" in page


def test_usual_faces_are_used_where_they_are() -> None:
    chosen, replaced = choose(frozenset(family[0] for family in FAMILIES.values()))
    assert chosen["fangsong"] == "仿宋_GB2312" and replaced == []


def test_missing_faces_are_replaced_and_named() -> None:
    chosen, replaced = choose(frozenset({"Noto Serif CJK SC", "Noto Sans CJK SC", "黑体"}))
    assert chosen["heiti"] == "黑体" and chosen["xiaobiaosong"] == "Noto Serif CJK SC"
    assert "方正小标宋简体→Noto Serif CJK SC" in map(str, replaced)


def test_no_chinese_face_at_all_is_an_error() -> None:
    with pytest.raises(NoChineseFont, match="fonts-noto-cjk"):
        choose(frozenset({"DejaVu Sans"}))


def test_pdf_is_one(published) -> None:  # type: ignore[no-untyped-def]
    assert (published.folder / "report.pdf").read_bytes().startswith(b"%PDF-")
