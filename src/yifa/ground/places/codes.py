"""Division codes as text: a code's significant prefix is its parent's, and a scope is such a prefix.

统计用区划代码, 12 digits: province 2, prefecture 4, county 6, township 9, village 12; trailing zeros fill up.
Everywhere in the store a division is the full 12 digits; everywhere in a permission it is the prefix.
"""

WIDTHS = (2, 4, 6, 9, 12)
LEVEL_NAMES = ("省级", "地级", "县级", "乡级", "村级")
_FULL = WIDTHS[-1]


class PlaceCodeError(ValueError):
    """Not a division code. The message is a Chinese sentence."""


def prefix_of(code: str) -> str:
    """The significant prefix: 500155117000 -> 500155117, 360281000000 -> 360281; a prefix stays itself."""
    if len(code) not in WIDTHS or not (code.isascii() and code.isdigit()) or code.startswith("00"):
        raise PlaceCodeError(f"“{code}”不是区划代码,应为 2、4、6、9 或 12 位数字")
    for width, above in ((12, 9), (9, 6), (6, 4), (4, 2)):
        if len(code) == width and not code[above:].strip("0"):
            code = code[:above]
    return code


def full(code: str) -> str:
    """The 12 digits of a code or prefix."""
    return prefix_of(code).ljust(_FULL, "0")


def level_of(code: str) -> int:
    """1 province, 2 prefecture, 3 county, 4 township, 5 village."""
    return WIDTHS.index(len(prefix_of(code))) + 1


def parent_of(code: str) -> str:
    """The prefix one level up, empty for a province."""
    prefix = prefix_of(code)
    level = WIDTHS.index(len(prefix))
    return prefix_of(prefix[: WIDTHS[level - 1]]) if level else ""


def within(code: str, prefix: str) -> bool:
    """Whether ``code`` lies in the scope ``prefix``. An empty scope holds nothing (fail closed)."""
    return bool(prefix) and prefix_of(code).startswith(prefix_of(prefix))


def range_of(prefix: str) -> tuple[str, str]:
    """``(low, high)`` such that a full code lies in the scope exactly when low <= code < high.

    Both are digits only, so that every database collation orders them alike.
    """
    prefix = prefix_of(prefix)
    after = str(int(prefix) + 1)
    high = after.ljust(_FULL, "0") if len(after) == len(prefix) else "9" * (_FULL + 1)
    return prefix.ljust(_FULL, "0"), high
