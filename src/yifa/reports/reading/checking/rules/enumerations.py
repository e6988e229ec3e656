"""A promised number of items against the items that are listed (列举)."""

import itertools
import re
from collections.abc import Iterator

from yifa.reports.reading.checking.context import Context
from yifa.reports.reading.checking.rule import Hit, rule
from yifa.reports.reading.checking.samples import frame
from yifa.reports.reading.document import Document

_DIGITS = {mark: value for value, mark in enumerate("一二三四五六七八九", 1)} | {"两": 2, "双": 2, "十": 10}
_PROMISE = re.compile(
    r"“?(?P<n>[一二三四五六七八九十两]|[2-9])(?P<what>项制度|大平台|大机制|位一体|到位|落实|统一|公开|级网格|级联动|个环节|个方面|大体系|级平台|类人群)(?P<close>”?)"
)
_INTO = re.compile(r"法[律治]“?(?P<n>[五六七八九十])进”?")
_COLON = re.compile(
    r"(?P<n>[二三四五六七八九两]|[2-9])(?:项|大|个|类|种)(?:[\u4e00-\u9fff]{0,8})”?(?::|\((?:即|包括|分别是?)?|,(?:即|分别是|包括))(?P<list>[^。;:()\n]{4,80}?)(?=[。;)])"
)
_NAMELY = re.compile(
    r"(?P<n>[二三四五六七八九])(?:项|大|个|类|种)[\u4e00-\u9fff]{0,6}”?,?即(?P<list>[^,。;:()\n]{4,60})(?=[,。;])"
)
_COUNTED = re.compile(r"(?:以下|下列|如下)(?P<n>[二三四五六七八九两]|[2-9])(?:个方面|点|项|个)[^:\n]{0,16}:")


def _items(listing: str) -> list[str]:
    parts = re.split("、|和(?=[^、]*$)|及(?=[^、]*$)|与(?=[^、]*$)", listing)
    return [part for part in parts if part.strip("“” ")]


@rule(
    "count_equals_enumeration",
    "warn",
    "说是N项,列出的不是N项",
    fires=frame("开展“法律六进”活动,推动法律进机关、进学校、进企业、进乡村、进家庭。"),
    silent=frame(
        "开展“法律六进”活动,推动法律进机关、进学校、进企业、进乡村、进社区、进家庭,落实事前、事中、事后“三项制度”。"
    ),
)
def enumerations(document: Document, context: Context) -> Iterator[Hit]:
    yield from _before(context)
    yield from _into(context)
    yield from _behind(context)


def _before(context: Context) -> Iterator[Hit]:
    """A、B、C“三项制度”: counts what stands before; a list may begin earlier, so that only items
    that bear the promised name themselves are held against it."""
    for match in _PROMISE.finditer(context.text):
        start = max(context.text.rfind(mark, 0, match.start()) for mark in ",。;\n(:")
        listing = context.text[start + 1 : match.start()]
        if re.search("[-—]", listing):
            listing = re.sub("[-—]+", "、", listing)
        items, number = _items(listing), _DIGITS.get(match["n"]) or int(match["n"])
        if number == len(items) and number > 1:
            message = f"列举{number}项,与“{match['n']}{match['what']}”相符。"
            yield Hit(start + 1, match.end(), message, str(number), "holds")
        elif len(items) > 1 and all(item.endswith(match["what"][1:]) for item in items) and len(match["what"]) > 2:
            message = f"列举{len(items)}项,却称“{match['n']}{match['what']}”。"
            yield Hit(start + 1, match.end(), message, f"{len(items)}≠{number}")


def _into(context: Context) -> Iterator[Hit]:
    """法律七进 with its 进机关、进学校…: counts them in the same sentence."""
    for match in _INTO.finditer(context.text):
        end = context.full_sentence_at(match.end())[1]
        listed = list(
            re.finditer(
                r"进(?!行|一步|入|展|而|度|程|修|步|驻|出|口)[\u4e00-\u9fff]{2,4}", context.text[match.end() : end + 60]
            )
        )
        run = _run(context.text[match.end() : end + 60], listed)
        number = _DIGITS[match["n"]]
        if len(run) < 3 or re.search(
            "等", context.text[match.end() + run[-1].start() : match.end() + run[-1].end() + 2]
        ):
            continue
        low, high = match.end() + run[0].start(), match.end() + run[-1].end()
        if len(run) == number:
            yield Hit(low, high, f"列出{number}项,与“{match['n']}进”相符。", str(number), "holds")
        else:
            yield Hit(low, high, f"称“{match['n']}进”,列出{len(run)}项。", f"{len(run)}≠{number}")


def _run(text: str, found: list[re.Match[str]]) -> list[re.Match[str]]:
    """The first unbroken run joined by 、 or 和."""
    run = found[:1]
    for match in found[1:]:
        if re.fullmatch("(?:法[律治])?[、,和]?(?:法[律治])?", text[run[-1].end() : match.start()]):
            run.append(match)
        elif len(run) > 1:
            break
        else:
            run = [match]
    return run


def _behind(context: Context) -> Iterator[Hit]:
    """三项制度(即A、B、C): counts what the colon or the bracket opens."""
    for match in itertools.chain(_COLON.finditer(context.text), _NAMELY.finditer(context.text)):
        listing, number = match["list"], _DIGITS.get(match["n"]) or int(match["n"])
        items = listing.split("、")
        if re.search("[等,,]|一是|其中|含|[和及与]|\\d", listing) or len(items) < 2:
            continue
        if len(items) == number:
            yield Hit(*match.span(), f"列出{number}项,与所说的相符。", str(number), "holds")
        else:
            yield Hit(*match.span(), f"说是{match['n']}项,列出{len(items)}项。", f"{len(items)}≠{number}")
    for match in _COUNTED.finditer(context.text):
        number = _DIGITS.get(match["n"]) or int(match["n"])
        after = context.text[match.end() : match.end() + 1200]
        told = [mark for mark in "一二三四五六七八九" if f"{mark}是" in after]
        if len(told) >= 2 and len(told) < number and told == list("一二三四五六七八九"[: len(told)]):
            yield Hit(*match.span(), f"说是{match['n']}项,只列到“{told[-1]}是”。", f"{len(told)}≠{number}")
