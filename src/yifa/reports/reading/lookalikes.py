"""What looks like a figure and is none: dates, document numbers, ordinals, names, slogans, limits of time.

Two steps: stretches of the view that are masked whole (titles, document numbers, short quotations …), and the words
around a numeral, which matter most for Chinese numerals: 召开三次会议 counts, 三项制度 is a name. All words are data,
``lexicon/lookalikes.toml``.
"""

import re
from functools import cache

from yifa.reports.reading.lexicon import load
from yifa.reports.reading.numerals import Numeral, measure_words

_TITLE_LIMIT = 120
_QUOTE_LIMIT = 18
# No limit of time and no watch runs as long: so many hours were served, broadcast or taught.
_HOURS = 100
_QUOTES = re.compile(rf"[“「『][^“”「」『』。;\n]{{1,{_QUOTE_LIMIT}}}[”」』]|‘[^‘’。;\n]{{1,{_QUOTE_LIMIT}}}’")
_STRAIGHT = re.compile(rf'"[^"。;\n]{{1,{_QUOTE_LIMIT}}}"')
_LIST_NUMBER = re.compile(r"(?:(?<=^)|(?<=[\n。;]))(?:\d{1,2}[.、)](?!\d)|\(\d{1,2}\))", re.M)


class Masks:
    """Stretches of one view within which nothing is a figure."""

    def __init__(self, view: str) -> None:
        self._covered = bytearray(len(view) + 1)
        for start, end in _titles(view):
            self._cover(start, end)
        for pattern in (_mask_pattern(), _QUOTES, _LIST_NUMBER):
            for match in pattern.finditer(view):
                self._cover(*match.span())
        at = 0
        for line in view.split("\n") if '"' in view else ():
            if line.count('"') % 2 == 0:
                for match in _STRAIGHT.finditer(line):
                    self._cover(at + match.start(), at + match.end())
            at += len(line) + 1

    def _cover(self, start: int, end: int) -> None:
        self._covered[start:end] = b"\x01" * (end - start)

    def hide(self, start: int, end: int) -> bool:
        """Whether any character of the stretch is masked."""
        return 1 in self._covered[start:end]


def _titles(view: str) -> list[tuple[int, int]]:
    """《…》 with what is nested in it; one that never closes masks nothing."""
    found, depth, start = [], 0, 0
    for mark in re.finditer("[《》\n]", view):
        if mark[0] == "《":
            start, depth = (mark.start() if depth == 0 else start), depth + 1
        elif mark[0] == "》" and depth:
            depth -= 1
            if depth == 0 and mark.end() - start <= _TITLE_LIMIT:
                found.append((start, mark.end()))
        elif mark[0] == "\n":
            depth = 0
    return found


def is_figure(view: str, numeral: Numeral, masks: Masks) -> bool:
    """Whether this numeral counts or measures something."""
    start, end = numeral.start, numeral.end
    if masks.hide(start, end) or numeral.bare:
        return False
    before, after = view[max(0, start - 16) : start], view[end : end + 16]
    if _never_after().search(before) or _never_before().match(after):
        return False
    if numeral.unit == "%":
        return not before.endswith("个")
    if numeral.unit == "个" and numeral.approx == "at_least" and re.match("部门|单位|机关", after):
        return False
    kind = measure_words().get(numeral.word, "counted")
    if kind == "timed":
        return _is_duration(numeral, view[max(0, start - 12) : start], after)
    if kind == "judged":
        return _is_judged(numeral, before, view[end - 2 : end])
    if numeral.chinese:
        return _chinese_counts(view, numeral)
    return True


def _is_duration(numeral: Numeral, before: str, after: str) -> bool:
    if re.search(load("lookalikes")["timed"]["never_after_word"], after):
        return False
    if numeral.word == "小时" and numeral.value >= _HOURS:
        return True
    shortened = re.search(r"[由从][^,。;、\d]{0,6}$", before) and re.match(
        "[^,。;、]{0,3}(?:压缩|压减|缩短|缩减|减至|减到|减为|减少|降至|降到|降为)", after
    )
    return bool(shortened or _words("timed", "before").search(before))


def _is_judged(numeral: Numeral, before: str, tail: str) -> bool:
    """分 is a score only where something is scored; 成 is a tenth only from one to nine."""
    if numeral.word == "成":
        return 1 <= numeral.value < 10 and (
            numeral.approx != "exact"
            or bool(re.search("(?:[达占近超约为]|下降|减少|上升|增长|提高|压减|增加|降低|近)$", before))
        )
    if numeral.word == "岁":
        return bool(re.search("平均年龄[^,。;、]{0,4}$", before))
    return "." in str(numeral.value) or bool(_words("judged", "before").search(before))


def _chinese_counts(view: str, numeral: Numeral) -> bool:
    """Whether a Chinese numeral before a measure word counts: by the verb before it, and by no name after it."""
    rule = load("lookalikes")["chinese"]
    before = re.split(r"[,。;:、!?\n(]", view[max(0, numeral.start - 16) : numeral.start])[-1]
    after = view[numeral.end : numeral.end + 8]
    if re.search(r"[第每]$|(?<!平均)每[^,]{0,4}$|[一二三四五六七八九十]$", before):
        return False
    if numeral.value == 1 and numeral.approx == "exact":
        return _single(view, numeral, before, after, rule)
    if numeral.value > 10 or numeral.approx != "exact":
        return not re.match(rule["names"], after) or bool(_chinese_verb().search(before))
    if re.match(f"[^,。;、]{{0,4}}(?:{rule['names']})", after) and numeral.unit not in (
        "次",
        "场",
        "期",
        "起",
        "件",
        "场次",
        "人次",
    ):
        return False
    if re.match(r"[\u4e00-\u9fff]{0,2}实事", after):
        return False
    if re.fullmatch(rule["events"], numeral.unit):
        listed = re.split(r"[,。;:!?\n(]", view[max(0, numeral.start - 24) : numeral.start])[-1]
        if re.match(r"[,。;、:)!]|$", after) and _counting_verb().search(listed):
            return True
        return bool(_chinese_verb().search(before))
    if numeral.unit == "个" and re.match(r"[,。;、)]|$", after) and re.search("[村所站室点家队校院]$", before):
        return bool(_counting_verb().search(before))
    return bool(_chinese_verb().search(before)) and bool(re.match("[\u4e00-\u9fff“]", after))


def _single(view: str, numeral: Numeral, before: str, after: str, rule: dict[str, str]) -> bool:
    """一 counts when nothing at all is meant (未发生一例), or right behind a verb of happening."""
    if re.match(rule["one_never_before"], view[numeral.start + 1 : numeral.end] + after):
        return False
    if not re.fullmatch(rule["one_measures"], numeral.unit):
        return False
    if re.search(f"(?:{rule['one_after']})$", before) or negates(before):
        return True
    listed = re.match(r"[,。;、)]|$", after) and not re.search("[一二三四五六七八九十每各][^,。;、]{0,2}$", before)
    return bool(listed and _engaging().search(before))


def negates(before: str) -> bool:
    """Whether the words before 一例, 1起 say that none happened: 未发生, 没有出现, 无."""
    return bool(_NEGATION.search(before))


_NEGATION = re.compile(
    r"(?:(?:未|没有|没|从未|均未|无|不)(?:曾|再|有)?(?:因[^,。;]{1,12})?"
    r"(?:发生|出现|产生|引发|收到|接到|接报|存在|涉及|提起|形成|造成|查处|发现|受到|有过|导致|被诉)(?:了|过|任何|有)?[^,。;\d]{0,10}|"
    r"(?:无|没有|未有|杜绝了?|从无)(?:任何)?)$"
)


@cache
def _words(table: str, key: str) -> re.Pattern[str]:
    return re.compile(f"(?:{load('lookalikes')[table][key]})[^,。;、]{{0,6}}$")


@cache
def _chinese_verb() -> re.Pattern[str]:
    rule = load("lookalikes")["chinese"]
    return re.compile(f"(?:{rule['verbs']}|{rule['sums']})[^,。;、]{{0,3}}$")


@cache
def _engaging() -> re.Pattern[str]:
    """配齐法律顾问一名: the thing first, the number behind it."""
    return re.compile(
        "(?:配[备齐置强]|聘[请任用]|选[派聘任]|设[立置]|新增|建成|新建|查处|立案|移送|办理|评为)[^,。;、]{2,12}$"
    )


@cache
def _counting_verb() -> re.Pattern[str]:
    return re.compile(load("lookalikes")["chinese"]["verbs"].split("|办|")[0])


@cache
def _mask_pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in load("lookalikes")["masks"]))


@cache
def _never_after() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(load('lookalikes')['never_after'])})$")


@cache
def _never_before() -> re.Pattern[str]:
    return re.compile("|".join(load("lookalikes")["never_before"]))
