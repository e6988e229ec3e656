"""report.html: one file, no script, nothing from elsewhere; every figure opens its card, a card its rows."""

from collections.abc import Iterator
from html import escape
from importlib.resources import files
from typing import Any

from yifa.reports.annual.card import card, sample_table
from yifa.reports.annual.evidence import source_file_name
from yifa.reports.annual.render.view import Piece, View, by_number, pieces

TAGS = {"h1": "h2", "h2": "h3", "body": "p"}


def render_html(view: View) -> str:
    """The whole page as text."""
    style = files("yifa.reports.annual.render").joinpath("report.css").read_text("utf-8")
    return "\n".join(
        [
            '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(view.title)}</title>\n<style>\n{style}</style>\n</head>\n<body>",
            '<a class="skip" href="#text">跳到正文</a>',
            '<p class="demo" role="note">演示数据，不代表任何真实情况</p>' if view.demo else "",
            f'<header>\n<h1 id="text">{escape(view.title)}</h1>',
            f'<p class="hint">正文有{len(view.figures)}个数字，点任何一个可看口径和记录'
            f"{_missing_hint(view)}。</p>\n</header>\n<main>",
            *_text(view),
            _imprint(view),
            _cards(view),
            _missing(view),
            _proof(view),
            "</main>\n</body>\n</html>\n",
        ]
    )


def _missing_hint(view: View) -> str:
    return f'；另有<a href="#missing">{len(view.missing)}项缺少记录</a>' if view.missing else ""


def _text(view: View) -> Iterator[str]:
    figures = by_number(view.content)
    seen: set[int] = set()
    for number, block in enumerate(view.content["text"], 1):
        tag = TAGS[block["kind"]]
        inner = "".join(_piece(piece, seen) for piece in pieces(block, figures))
        yield f'<{tag} data-block="{number}">{inner}</{tag}>'


def _piece(piece: Piece, seen: set[int]) -> str:
    if not piece.number:
        return escape(piece.text)
    data = f'data-figure="{piece.number}" data-indicator="{escape(piece.indicator)}"'
    anchor = "" if piece.number in seen else f' id="r{piece.number}"'
    seen.add(piece.number)
    if piece.missing:
        return f'<a class="gap"{anchor} href="#missing" {data}>{escape(piece.text)}</a>'
    label = escape(f"{piece.name}：看口径和记录")
    return f'<a class="figure"{anchor} href="#f{piece.number}" title="{label}" {data}>{escape(piece.text)}</a>'


def _imprint(view: View) -> str:
    signers = "<br>".join(escape(signer) for signer in view.signers)
    return f'<p class="imprint">{signers}<br><time datetime="{view.content["dated"]}">{view.date_text}</time></p>'


def _cards(view: View) -> str:
    cards = "\n".join(_card(view, figure) for figure in view.figures)
    return f'<section aria-labelledby="cards">\n<h2 id="cards">数字口径和出处</h2>\n{cards}\n</section>'


def _card(view: View, figure: dict[str, Any]) -> str:
    number = figure["number"]
    lines = "".join(f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>" for label, text in card(figure, view.place_name))
    return (
        f'<article class="card" id="f{number}" tabindex="-1" aria-labelledby="n{number}">\n'
        f'<h3 id="n{number}">{number}. {escape(figure["name"])} <strong>{escape(figure["printed"])}</strong></h3>\n'
        f"<dl>{lines}</dl>\n{_rest(view, figure)}{_rows(view, figure)}\n"
        f'<p class="links"><a href="#r{number}">回到正文</a></p>\n</article>'
    )


def _rest(view: View, figure: dict[str, Any]) -> str:
    """Next to a rate, first, what it leaves over."""
    for other in view.figures:
        same = all(other[key] == figure[key] for key in ("indicator", "dims", "period"))
        if other["rest"] and not figure["rest"] and same:
            return f'<p><a href="#f{other["number"]}">先看未达部分：{escape(other["printed"])}</a></p>\n'
    return ""


def _rows(view: View, figure: dict[str, Any]) -> str:
    table = sample_table(figure, view.samples)
    file = source_file_name(figure["source"])
    link = f'<p>全部记录：<a href="{escape(file)}">{escape(file)}</a>'
    if view.online:
        link += f' · <a href="{escape(view.online)}/{escape(figure["indicator"])}">在线查看</a>'
    if not table:
        return f"{link}</p>"
    head, *rows = table
    header = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return (
        f"<details><summary>记录（前{len(rows)}条，共{figure['rows']}条）</summary>\n"
        f'<div class="wide"><table><thead><tr>{header}</tr></thead><tbody>{body}</tbody></table></div>\n'
        f"{link}</p></details>"
    )


def _missing(view: View) -> str:
    if not view.missing:
        return ""
    rows = "".join(
        f"<tr><td>{escape(row['name'])}</td><td>{escape(row['period'])}</td><td>{escape(row['why'])}</td></tr>"
        for row in view.missing
    )
    head = '<tr><th scope="col">指标</th><th scope="col">年度</th><th scope="col">原因</th></tr>'
    return (
        '<section aria-labelledby="missing">\n<h2 id="missing">缺少记录的指标</h2>\n'
        f'<div class="wide"><table><thead>{head}</thead><tbody>{rows}</tbody></table></div>\n</section>'
    )


def _proof(view: View) -> str:
    root = view.root
    lines = [
        ("账本根", root["root"]),
        ("散列算法", root["algorithm"]),
        ("封存条数", str(root["size"])),
        ("封存时间", root["at"]),
        ("签名公钥", root["key_id"]),
        ("本报告登记", f"账本第{view.seq}条"),
    ]
    rows = "".join(f"<dt>{label}</dt><dd>{escape(str(text))}</dd>" for label, text in lines)
    return (
        '<section class="proof" aria-labelledby="proof">\n<h2 id="proof">怎样核验</h2>\n'
        "<p>下载本目录，运行 <code>yifa verify 目录</code>，可离线复算每一个数字；"
        "改动任何一个数字、一条记录或者出处都会被指出。</p>\n"
        f'<dl>{rows}</dl>\n<p><a href="trace.json">trace.json</a> · '
        '<a href="ledger/root.json">ledger/root.json</a></p>\n</section>'
    )
