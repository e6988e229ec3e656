"""Figure tokens in the text of a draft: `{{dispute.resolution_rate}}` stands where a number will print.

Grammar: `{{` id [`#rest`] [`@` year] [`|` key=value {`,` key=value}] `}}`. `#rest` is what a rate leaves
over (denominator minus numerator: the unresolved, the absent). Parsing reports every mistake with its
place in the text; it never guesses. A number typed by hand beside a measure word is listed as a warning.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

TOKEN = re.compile(r"\{\{(.*?)\}\}", re.S)
BODY = re.compile(r"(?P<id>[a-z0-9_]+(?:\.[a-z0-9_]+)*)(?P<rest>#rest)?(?:@(?P<year>\d{4}))?(?:\|(?P<dims>.+))?", re.S)
MEASURES = "人次|件次|场次|亿元|万元|个百分点|次|场|件|起|人|名|个|条|份|项|家|宗|期|部|支|例|元|亩|户|批|篇|%|％"
TYPED = re.compile(
    rf"(?<![\d.第〔\[])(?P<number>(?:近|约|超)?\d+(?:\.\d+)?[万亿千百]?|[近约超]?[一二三四五六七八九]?[百千万亿][余多]?)"
    rf"(?P<about>[余多]?)(?P<measure>{MEASURES})(?![一-龥]?热线)"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One figure token. `year` None means the report's own year; `start`, `end` are text offsets."""

    indicator: str
    dims: tuple[tuple[str, str], ...] = ()
    year: int | None = None
    rest: bool = False
    start: int = 0
    end: int = 0

    def __str__(self) -> str:
        dims = ",".join(f"{key}={value}" for key, value in self.dims)
        year = f"@{self.year}" if self.year else ""
        return f"{{{{{self.indicator}{'#rest' if self.rest else ''}{year}{'|' + dims if dims else ''}}}}}"


@dataclass(frozen=True, slots=True)
class Mistake:
    """A place in a draft that needs a hand: `line` and `column` count from 1, `sentence` says what to do."""

    line: int
    column: int
    text: str
    sentence: str

    def __str__(self) -> str:
        return f"第{self.line}段第{self.column}字“{self.text}”：{self.sentence}"


class TokenError(ValueError):
    """The text holds tokens that cannot stand; `.mistakes` names each with its place."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        self.mistakes = mistakes
        super().__init__("；".join(str(mistake) for mistake in mistakes))


def place_in(text: str, offset: int) -> tuple[int, int]:
    """(paragraph, character) of an offset, both from 1."""
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def mistake(text: str, start: int, end: int, sentence: str) -> Mistake:
    line, column = place_in(text, start)
    return Mistake(line, column, text[start : min(end, start + 40)], sentence)


def parse(text: str, known: Callable[[str], bool]) -> tuple[str | Token, ...]:
    """Cut `text` into plain pieces and tokens; raises TokenError naming every bad token."""
    pieces: list[str | Token] = []
    mistakes: list[Mistake] = []
    last = 0
    for match in TOKEN.finditer(text):
        pieces.append(text[last : match.start()])
        last = match.end()
        found = read_token(text, match, known)
        if isinstance(found, Mistake):
            mistakes.append(found)
        else:
            pieces.append(found)
    pieces.append(text[last:])
    mistakes.extend(stray_braces(text))
    if mistakes:
        raise TokenError(sorted(mistakes, key=lambda m: (m.line, m.column)))
    return tuple(piece for piece in pieces if piece != "")


def read_token(text: str, match: re.Match[str], known: Callable[[str], bool]) -> Token | Mistake:
    start, end = match.span()
    body = BODY.fullmatch(match.group(1).strip())
    if body is None:
        return mistake(text, start, end, "写法不对，应为{{指标编号}}，可加@年份和|条件=值")
    if not known(body["id"]):
        return mistake(text, start, end, f"没有编号为“{body['id']}”的指标，请从指标目录中选取")
    dims: list[tuple[str, str]] = []
    for pair in re.split("[,;，；]", body["dims"] or ""):
        key, equals, value = pair.partition("=")
        if pair and not (equals and key.strip() and value.strip()):
            return mistake(text, start, end, f"条件“{pair}”应写成“条件=值”")
        if pair:
            dims.append((key.strip(), value.strip()))
    year = int(body["year"]) if body["year"] else None
    return Token(body["id"], tuple(sorted(dims)), year, bool(body["rest"]), start, end)


def stray_braces(text: str) -> Iterator[Mistake]:
    """Braces that open or close nothing, found after complete tokens are blanked out."""
    blank = TOKEN.sub(lambda match: " " * len(match.group()), text)
    for match in re.finditer(r"\{\{|\}\}", blank):
        sentence = "数字占位没有写完，缺少“}}”" if match.group() == "{{" else "多出的“}}”，前面没有“{{”"
        yield mistake(text, match.start(), match.end(), sentence)


def typed_figures(text: str) -> list[Mistake]:
    """Numbers typed by hand beside a measure word: a soft warning each, never an error."""
    blank = TOKEN.sub(lambda match: "□" * len(match.group()), text)
    return [
        mistake(text, m.start(), m.end(), "手写的数字没有出处，请改用指标占位；确非统计数字的可以保留")
        for m in TYPED.finditer(blank)
    ]


def tokens_of(text: str) -> list[Token]:
    """Every well-formed token of a text, whatever its id; bad ones are left out."""
    found = (read_token(text, match, lambda _: True) for match in TOKEN.finditer(text))
    return [item for item in found if isinstance(item, Token)]
