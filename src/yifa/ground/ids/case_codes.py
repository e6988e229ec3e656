"""Case codes: place, year, kind and sequence, closed by a character that catches slips of the pen.

``500155117-2026-JF-000123-W``. The check character follows GB 32100 (weights 3^i mod 31, 31 characters
without I O S V Z, so that nothing looks like 1 0 5 U 2). Because 31 is prime, no weight is 0 and no two
neighbouring weights are equal: every single wrong character and every exchange of neighbours is caught.
Letters stand only in the kind and digits only elsewhere, so both may count from zero.
"""

import io
import re
import unicodedata
from dataclasses import dataclass
from operator import mul

import segno

from yifa.ground.ids.national import USCC_ALPHABET

_SHAPE = re.compile(
    r"(?P<place>\d{2}|\d{4}|\d{6}|\d{9}|\d{12})-(?P<year>\d{4})-(?P<kind>[A-Z]{2,4})-(?P<seq>\d{6,8})-(?P<check>[0-9A-Z])",
    re.ASCII,
)
_SEQ_DIGITS = 6
_PRIME, _ROOT = 31, 3
_WEIGHTS = tuple(pow(_ROOT, place, _PRIME) for place in range(40))
_VALUES = {str(digit): digit for digit in range(10)} | {chr(ord("A") + place): place for place in range(26)}


class CaseCodeError(ValueError):
    """Not a case code, or one with a slip in it. The message is a Chinese sentence."""


@dataclass(frozen=True, slots=True)
class CaseCode:
    place: str
    year: int
    kind: str
    seq: int

    def __str__(self) -> str:
        return case_code(self.place, self.year, self.kind, self.seq)


def case_code(place: str, year: int, kind: str, seq: int) -> str:
    """The code of case number ``seq`` (from 1) of ``kind`` (2 to 4 capital letters) at ``place`` in ``year``.

    ``place`` is a significant division prefix of 2, 4, 6, 9 or 12 digits. Raises :class:`CaseCodeError`.
    """
    body = f"{place}-{year:04d}-{kind}-{seq:0{_SEQ_DIGITS}d}"
    if seq < 1 or not _SHAPE.fullmatch(f"{body}-0"):
        raise CaseCodeError(f"不能编成案号:区划“{place}”、年份“{year}”、类别“{kind}”、序号“{seq}”有一项不合格式")
    return f"{body}-{_check(body)}"


def parse_case_code(text: str) -> CaseCode:
    """Read a code as typed (full-width, small letters and blanks forgiven); raises :class:`CaseCodeError`."""
    code = "".join(unicodedata.normalize("NFKC", text).split()).upper()
    parts = _SHAPE.fullmatch(code)
    if not parts:
        raise CaseCodeError(f"“{text}”不是案号,应是“区划-年份-类别-序号-校验位”的样子")
    if _check(code.rpartition("-")[0]) != parts["check"]:
        raise CaseCodeError(f"案号“{text}”的校验位不对,可能抄错了一位或者颠倒了两位,请核对")
    return CaseCode(parts["place"], int(parts["year"]), parts["kind"], int(parts["seq"]))


def valid_case_code(text: str) -> bool:
    try:
        parse_case_code(text)
    except CaseCodeError:
        return False
    return True


def _check(body: str) -> str:
    total = sum(map(mul, map(_VALUES.__getitem__, body.replace("-", "")), _WEIGHTS))
    return USCC_ALPHABET[-total % _PRIME]


def qr_svg(text: str) -> str:
    """A QR picture of ``text`` as an SVG element to be set into a page; ``text`` is its title."""
    picture = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        picture, kind="svg", xmldecl=False, svgclass="qr", lineclass=None, omitsize=True, title=text
    )
    return picture.getvalue().decode()
