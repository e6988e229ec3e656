"""Whose report it is and of which year (报告主体、年度): from title, signature, page and the text's own words.

A place code is given only where the division files are on this machine (``YIFA_HOME/divisions``) and one place alone
fits the names; nothing is guessed from a name that several places share.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import PurePath

from yifa.reports.reading.divisions import code_of
from yifa.reports.reading.document import DocumentKind, Level, Section
from yifa.reports.reading.lexicon import load
from yifa.reports.reading.normalising import Repaired, simplified

_YEAR = re.compile(r"(20\d{2})(?=年|年度|\D*法治)")
_LEVELS: tuple[Level, ...] = ("town", "department", "county", "city", "province")
_ABOUT = re.compile(r"^(?:(?:中共)?关于|关于印发|\d{4}年(?:度)?|\d+[.、])+")
_OF = re.compile(
    r"(?:关于)?(?:报送|上报|印发)?(?:20\d{2}年?(?:度)?)?(?:上半年|全年)?(?:推进)?(?:法治|依法|工作|年度|普法|党政|主要负责)"
)


@dataclass(frozen=True, slots=True)
class Identity:
    kind: DocumentKind = "other"
    unit: str = ""
    level: Level = ""
    place_code: str = ""
    year: int | None = None
    title: str = ""
    published: str = ""
    notes: tuple[str, ...] = ()


def identify(view: Repaired, sections: tuple[Section, ...], file: str) -> Identity:
    """Kind, unit, level, place, year, title and date of publication; what is not said stays empty."""
    text = view.text
    title = next((section.title for section in sections if section.kind == "title"), "")
    signed = next((section.title for section in sections if section.kind == "signature"), "")
    year, guessed = _year(title, text, file)
    unit = _unit(title, signed, text)
    published = _published(text, signed, sections)
    kind = _kind(title, sections, text)
    notes = ("标题没有写明年度,按正文推定。",) if guessed and year else ()
    return Identity(kind, unit, _level(unit, text), code_of(unit, text), year, title, published, notes)


def _year(title: str, text: str, file: str) -> tuple[int | None, bool]:
    """The year the title names; else the one the headings and the text name most, plans for the next aside."""
    named = _YEAR.search(_in_digits(title))
    if named:
        return int(named[1]), False
    in_name = re.search(r"(20\d{2})年", simplified(PurePath(file).stem)) if file else None
    if in_name and "法治" in file:
        return int(in_name[1]), True
    opening = re.search(
        r"(?<!\d)(20\d{2})年(?:度)?,|(?<!\d)(20\d{2})年(?:度)?(?:以来|,|推进|法治政府建设)", text[:1200]
    )
    if opening:
        return int(opening[1] or opening[2]), True
    bare = re.sub("《[^《》]*》|[(][^()]{0,16}[)]|[\\[][^\\]]{0,8}[\\]]|20\\d{2}年?[-~至]", "", text)
    years = Counter(re.findall(r"(?<!\d)(20\d{2})年", bare))
    return (int(years.most_common(1)[0][0]), True) if years else (None, True)


def _in_digits(title: str) -> str:
    """二零二四年 -> 2024年, so that a title in Chinese numerals names its year too."""
    digits = str.maketrans("零一二三四五六七八九", "0123456789")
    return re.sub("二零[零一二三四五六七八九]{2}(?=年)", lambda written: written[0].translate(digits), title)


def _kind(title: str, sections: tuple[Section, ...], text: str) -> DocumentKind:
    words = load("outline")["titles"]
    if re.search(words["explained"], title):
        return "解读"
    if re.search(words["personal"], title) and not ("法治政府建设" in title and "述法" not in title):
        return "述法报告"
    if re.search(words["yearly"], title):
        return "年度报告"
    speaks = len(re.findall("法治|依法", text)) >= 6
    return "年度报告" if not title and speaks and any(section.level == 1 for section in sections) else "other"


def _unit(title: str, signed: str, text: str) -> str:
    """The unit that the title opens with; else the one that signs; else the one that the first sentence names."""
    title = _in_digits(title)
    lead = _ABOUT.sub("", _OF.split(title, maxsplit=1)[0]) if title else ""
    lead = re.sub(r"^(?:中共|《)+|(?:20\d{2}年?(?:度)?)?$|[,、的]+$", "", lead).strip()
    lead = re.sub("(?:党组|党委)$", "", re.sub("^.{2,12}委(?=.{2,12}人民政府)", "", lead))
    if _names_unit(lead):
        return lead
    by = re.sub(r"\s*20\d{2}年.*$", "", signed).strip()
    government = re.findall("[\u4e00-\u9fff]{2,16}?(?:人民政府|办事处|管理委员会|局|厅)", by)
    if government:
        return re.sub("^.*委员?会?(?=[\u4e00-\u9fff]{2,}(?:人民政府))", "", government[-1])
    source = re.search(
        "(?:来源|发布机构|信息来源|发文机关):?([\u4e00-\u9fff]{2,24}?(?:人民政府|办事处|局|委|委员会))(?:\n|·|$)",
        text[:800],
    )
    if source:
        return source[1]
    openings = re.finditer(
        f"(?:^|[,。\n])({load('identity')['places']})"
        "(?=(?:法治政府建设|始终|坚持|认真|深入|全面|以|在|紧紧|紧扣|严格|扎实|积极|高度|坚决|着力|持续|切实))",
        text[:500],
    )
    named = (opening[1] for opening in openings)
    return next((name for name in named if len(name) >= 3 and name[0] not in "我全本各"), "")


def _names_unit(words: str) -> bool:
    if not 3 <= len(words) <= 36 or re.search("[,。;:]|^(?:我|本|全)[省市县区镇乡街局]", words):
        return False
    return bool(
        re.search(
            "(?:政府|办事处|管委会|委员会|[省市县区旗州镇乡盟]|街道|苏木|局|厅|委|办公室|支队|总队|大队|中心|集团|院)$",
            words,
        )
    )


def _level(unit: str, text: str) -> Level:
    words = load("identity")["level"]
    if unit:
        if re.fullmatch(f"(?:{words['municipalities']})(?:人民政府)?", unit):
            return "province"
        bare = re.sub("(?:人民政府|办事处)$", "", unit)
        for level in ("county", *_LEVELS) if unit.endswith(("管委会", "管理委员会")) else _LEVELS:
            if re.search(words[level], unit) or re.search(words[level], bare):
                return level
    counts = {level: len(re.findall(words[f"self_{level}"], text)) for level in _LEVELS}
    best = max(_LEVELS, key=lambda level: counts[level])
    return best if counts[best] >= 2 else ""


def _published(text: str, signed: str, sections: tuple[Section, ...]) -> str:
    """A labelled date of the page, else the page's time stamp, else the date of the signature; ISO."""
    words = _dates()
    head = text[:900]
    first = next((section.start for section in sections if section.level == 1), 900)
    for pattern, where in ((words[0], text), (words[1], head[: max(first, 200)]), (words[2], signed)):
        found = pattern.search(where)
        if found:
            year, month, day = (int(part) for part in found.groups()[:3])
            if 1 <= month <= 12 and 1 <= day <= 31:
                return f"{year:04d}-{month:02d}-{day:02d}"
    return ""


@cache
def _dates() -> tuple[re.Pattern[str], ...]:
    words = load("identity")["published"]
    return tuple(re.compile(words[name]) for name in ("labelled", "page", "signed"))
