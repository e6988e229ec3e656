"""Values as canonical JSON can carry them. Pure Python."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

_ALREADY = (str, int, bool, type(None))
"""Asked first: nearly every value is one of these, and bulk loads ask millions of times."""


def plain(value: Any) -> Any:
    """Dates in ISO form, decimals and floats as text, tuples and sets as lists, mappings with text keys."""
    if type(value) in _ALREADY:
        return value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, float):
        value = Decimal(str(value))
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, float):
        return repr(value)  # the shortest digits that read back as this very number, on every store
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(part) for part in value]
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    return value
