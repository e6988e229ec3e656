"""Check characters of the national codes: GB 32100 (organizations) and GB 11643 (residents)."""

import re
from datetime import date

USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC = re.compile(rf"[{USCC_ALPHABET}]{{2}}\d{{6}}[{USCC_ALPHABET}]{{10}}", re.ASCII)
_RESIDENT = re.compile(r"\d{17}[\dX]", re.ASCII)
_RESIDENT_CHECKS = "10X98765432"
_ORGANIZATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def uscc_check(body: str) -> str:
    """Check character of a 17-character 统一社会信用代码 body (GB 32100-2015: weights 3^i mod 31)."""
    total = sum(USCC_ALPHABET.index(char) * pow(3, place, 31) for place, char in enumerate(body))
    return USCC_ALPHABET[-total % 31]


def organization_check(body: str) -> str:
    """Check character of an 8-character 组织机构代码 body (GB 11714), characters 9-17 of a 信用代码."""
    total = sum(int(char, 36) * weight for char, weight in zip(body, _ORGANIZATION_WEIGHTS, strict=True))
    return "0123456789X"[-total % 11]


def resident_id_check(body: str) -> str:
    """Check character of a 17-digit 公民身份号码 body (GB 11643-1999, ISO 7064 MOD 11-2)."""
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(body))
    return _RESIDENT_CHECKS[total % 11]


def valid_uscc(code: str) -> bool:
    return bool(_USCC.fullmatch(code)) and uscc_check(code[:17]) == code[17]


def valid_resident_id(code: str) -> bool:
    """Shape, a birthday that exists, and the check character."""
    if not _RESIDENT.fullmatch(code):
        return False
    try:
        date(int(code[6:10]), int(code[10:12]), int(code[12:14]))
    except ValueError:
        return False
    return resident_id_check(code[:17]) == code[17]
