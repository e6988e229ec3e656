"""Telephone numbers as people write them (电话号码): with their extension, several at once, a word beside.

Only what no line in this country can have is refused: no digits at all, or a number cut short.
"""

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator

SENTENCE = "这里要填电话号码。手机是11位;座机带上区号,例如023-00000000,有分机的写“转801”;几个号码之间用顿号隔开。"
_MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)
_LINE = re.compile(
    r"(?:(?:00)?86)?1[3-9]\d{9}"  # a mobile
    r"|(?:00)?86\d{2,3}[2-9]\d{6,7}|0\d{9,11}"  # a line with its area code
    r"|[2-9]\d{6,7}"  # a line of the same place
    r"|[48]00\d{7}"  # 400 and 800
    r"|1[0-2]\d{1,3}|9[56]\d{3,4}"  # 110, 12345, 95598
    r"|00\d{8,15}",  # abroad
    re.ASCII,
)
_EXTENSION = re.compile(r"(?:转接?|分机号?|ext\.?|#)[\s::]*\d{1,6}", re.IGNORECASE)
_TRAILING = re.compile(r"[\s-]\d{1,6}$")
_BETWEEN = re.compile(r"[^\d\s+()-]+")
_NOTE = re.compile(r"\([^()\d]*(?:\d{1,2}[^()\d]*)?\)")
_HIDDEN = re.compile(r"[**×xX●]{2,}")
_SHORTEST = 3
"""Fewer digits are a word beside the number: “2号楼”."""


def is_telephone(text: str) -> bool:
    """Whether every number in the text can be one, and there is one."""
    if _MOBILE.fullmatch(text):
        return True
    plain = re.sub("[\u2010-\u2015]", "-", unicodedata.normalize("NFKC", text))
    plain = _EXTENSION.sub("", _NOTE.sub("、", plain))
    parts = [part for part in _BETWEEN.split(plain) if len(_digits(part)) >= _SHORTEST]
    return bool(parts) and all(_can_be(part.strip()) for part in parts)


def _digits(part: str) -> str:
    bare = re.sub(r"\D", "", part)
    return f"00{bare}" if part.lstrip(" (").startswith("+") else bare


def _can_be(part: str) -> bool:
    if _LINE.fullmatch(_digits(part)) or _LINE.fullmatch(_digits(_TRAILING.sub("", part))):
        return True
    several = part.split()
    return len(several) > 1 and all(_LINE.fullmatch(_digits(one)) for one in several)


def _checked(text: str) -> str:
    if text and not is_telephone(text):
        raise ValueError(SENTENCE)
    return text


def _checked_as_told(text: str) -> str:
    return text if _HIDDEN.search(text) else _checked(text)


Telephone = Annotated[str, AfterValidator(_checked)]
TelephoneAsTold = Annotated[str, AfterValidator(_checked_as_told)]
"""From another system's table, which may hide part of it (138****0000): that is all there is to know."""
