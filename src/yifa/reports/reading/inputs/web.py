"""Saved government pages: the article without navigation, sharing bars, scripts and attachments.

trafilatura finds the article; where it finds less than the page's own blocks hold, or fails, the blocks are taken.
"""

import re

from lxml import etree
from lxml import html as lxml_html

from yifa.reports.reading.document import ReadError
from yifa.reports.reading.inputs.opened import Opened
from yifa.reports.reading.inputs.plain import decode

_MAX_BYTES = 8 * 1024**2
_MAX_DEPTH = 150
_DROPPED = (
    "script", "style", "noscript", "iframe", "form", "nav", "footer", "header", "button", "select", "svg", "object",
    "embed", "template", "aside",
)  # fmt: skip
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "tr",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "table",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "blockquote",
    ]
)
_META = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_TITLES = ("ArticleTitle", "articletitle", "og:title")
_DATES = ("PubDate", "pubdate", "publishdate", "article:published_time")
_FURNITURE = re.compile(
    "(?:^|[-_ ])(?:nav|menu|share|footer|header|breadcrumb|crumbs|sidebar|copyright|bdsharebuttonbox|print)(?:$|[-_ ])",
    re.I,
)


def open_web(data: bytes) -> Opened:
    if len(data) > _MAX_BYTES:
        raise ReadError(f"网页超过 {_MAX_BYTES // 1024**2} MB,不像一份报告,请只保存正文再读")
    page = _decoded(data)
    tree = _parsed(page)
    title, published = _meta(tree, _TITLES), _date(_meta(tree, _DATES))
    for element in list(tree.iter(*_DROPPED, etree.Comment, etree.ProcessingInstruction)):
        if element.getparent() is not None:
            element.drop_tree()
    for element in list(tree.iter("div", "ul", "span")):
        named = f"{element.get('class', '')} {element.get('id', '')}"
        if element.getparent() is not None and _FURNITURE.search(named) and len(element.text_content()) < 600:
            element.drop_tree()
    blocks = _blocks(tree)
    article = _article(tree)
    text = article if _dense(article) >= 0.85 * _dense(blocks) else blocks
    if title and title not in text[:600]:
        text = f"{title}\n{text}"
    return Opened(text, title=title, published=published)


def _decoded(data: bytes) -> str:
    named = _META.search(data[:4000])
    if named:
        encoding = named[1].decode("ascii").lower()
        try:
            return data.decode("gb18030" if encoding.startswith("gb") else encoding)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


def _parsed(page: str) -> lxml_html.HtmlElement:
    parser = lxml_html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True)
    page = re.sub(r"^\s*<\?xml[^>]*\?>", "", page)
    try:
        tree = lxml_html.document_fromstring(page, parser=parser, ensure_head_body=True)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as wrong:
        raise ReadError("网页内容读不出来,请用浏览器打开后另存为文本再读") from wrong
    if _too_deep(tree):
        raise ReadError("网页嵌套过深,已停止读取,请用浏览器打开后另存为文本再读")
    return tree


def _too_deep(tree: lxml_html.HtmlElement) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _MAX_DEPTH:
            return True
    return False


def _meta(tree: lxml_html.HtmlElement, names: tuple[str, ...]) -> str:
    for meta in tree.iter("meta"):
        if (meta.get("name") or meta.get("property") or "") in names and meta.get("content"):
            return str(meta.get("content")).strip()
    return ""


def _date(written: str) -> str:
    found = re.match(r"(20\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})", written)
    return f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}" if found else ""


def _article(tree: lxml_html.HtmlElement) -> str:
    """The article as trafilatura sees it; "" when it finds none or cannot cope with the page."""
    import trafilatura  # half a second to load, and only web pages need it

    try:
        found = trafilatura.extract(
            tree, favor_recall=True, include_comments=False, include_tables=True, include_links=False, deduplicate=False
        )
    except (RecursionError, ValueError, TypeError, AttributeError, etree.LxmlError):
        return ""
    return found or ""


def _blocks(tree: lxml_html.HtmlElement) -> str:
    """Every block's text on a line of its own; cells of a row apart by tabs."""
    pieces: list[str] = []
    body = tree.find("body")
    for event, element in etree.iterwalk(body if body is not None else tree, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        if event == "start":
            pieces.append("\n" if element.tag in _BLOCKS else "")
            pieces.append(re.sub(r"\s+", " ", element.text or ""))
        else:
            pieces.append("\t" if element.tag in ("td", "th") else "\n" if element.tag in _BLOCKS else "")
            pieces.append(re.sub(r"\s+", " ", element.tail or ""))
    lines = (line.strip(" ") for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line.strip())


def _dense(text: str) -> int:
    """How much of a text is sentences: Chinese characters on lines that end one or are long."""
    return sum(len(line) for line in text.split("\n") if len(line) > 25 or line.rstrip().endswith(("。", ";")))
