"""One cell (单元格): what people type in spreadsheets, as the form wants it; and text that no program may run.

Excel keeps a telephone number as a number, a day as a moment and 是 as a word; province systems write 2024.3.14.
What cannot be read is handed on as it is, so that the form's own sentence refuses it.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import from_excel

from yifa.ground.forms import FormField

YES = {"是", "有", "√", "✓", "对", "true", "yes", "y", "1"}
NO = {"否", "无", "×", "✗", "x", "不是", "没有", "false", "no", "n", "0"}
NO_NUMBER = frozenset(
    ["无", "没有", "不详", "未知", "未留", "未提供", "匿名", "暂无", "无电话", "空", "-", "--", "—", "——", "/", "0"]
)
"""What tables write where nobody left a telephone number."""
MANY = re.compile("[、;\uff1b,\uff0c\n|]+")
DAY = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?"
    r"(?:[ T]*(上午|下午)?\s*(\d{1,2})[:时点](\d{1,2})?(?:[:分](?:\d{1,2}(?:\.\d+)?秒?)?)?)?(?:Z|\+08:?00)?"
    r"|(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(?:\d{2})?)?"
)
SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
KEPT_NOUGHTS = re.compile(r'="([^"]*)"')
EXACT_DIGITS = 15
"""Excel keeps no more digits of a number than these; beyond them a certificate number is spoilt."""
SERIAL_DAYS = range(20_000, 80_000)
"""Day numbers from 1954 to 2119: a date whose cell lost its date format."""
RUNNABLE = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


class CellFault(ValueError):
    """A cell that cannot be taken as it stands; a Chinese sentence."""


def address(column: int, row: int) -> str:
    """``C7``: column from 0, row from 1, as Excel names it."""
    return f"{get_column_letter(column + 1)}{row}"


def entered(field: FormField, value: Any) -> Any:
    """A cell's value as the form takes it; None for an empty one. Raises :class:`CellFault`."""
    if isinstance(value, str):
        value = unicodedata.normalize("NFC", value).strip()
        if value.startswith("#") and value.rstrip("!?").isupper() and field.kind != "textarea":
            raise CellFault(f"单元格里是公式错误值{value},请改成正确的内容。")
    if value is None or value == "":
        return None
    return _READERS.get(field.kind, _text)(field, value)


def _text(field: FormField, value: Any) -> Any:
    match value:
        case bool():
            return "是" if value else "否"
        case float() | int() if abs(value) >= 10**EXACT_DIGITS:
            raise CellFault(f"{field.title}超过15位,Excel已丢失末尾几位。请把这一列设为“文本”格式后重新填写。")
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case str() if value in NO_NUMBER and "phone" in field.name:
            return None
        case str():
            return shown_text(value)
    return str(value)


def _whole(field: FormField, value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return _plain_number(value) if isinstance(value, str) else value


def _decimal(field: FormField, value: Any) -> Any:
    if isinstance(value, str):
        return _plain_number(value)
    try:
        return Decimal(repr(value)) if isinstance(value, float | int) and not isinstance(value, bool) else str(value)
    except InvalidOperation:
        return str(value)


def _plain_number(text: str) -> str:
    """Full-width digits and thousands commas are read as people mean them."""
    return unicodedata.normalize("NFKC", text).replace(",", "").replace(" ", "")


def _day(field: FormField, value: Any) -> Any:
    moment = _moment(field, value)
    return moment.date() if isinstance(moment, datetime) else moment


def _moment(field: FormField, value: Any) -> Any:
    match value:
        case datetime():
            return value.replace(microsecond=0)
        case date():
            return datetime.combine(value, time())
        case bool():
            return str(value)
        case int() | float() if int(value) in SERIAL_DAYS:
            return _from_serial(value)
        case str() | int():
            return _written_moment(str(value))
    return str(value)


def _from_serial(value: float) -> datetime:
    """Excel's day number as a moment; its fraction of a day is never quite a whole second."""
    moment: datetime = from_excel(value)
    return (moment + timedelta(milliseconds=500)).replace(microsecond=0)


def _written_moment(text: str) -> Any:
    text = unicodedata.normalize("NFKC", text).strip()
    if SERIAL.fullmatch(text) and int(float(text)) in SERIAL_DAYS:
        return _from_serial(float(text))
    found = DAY.fullmatch(text)
    if not found:
        return text
    year, month, day, half, hour, minute, *packed = found.groups()
    if not year:
        year, month, day, hour, minute = packed
    late = 12 if half == "下午" and int(hour or 0) < 12 else 0
    try:
        opened = datetime(int(year), int(month), int(day))  # noqa: DTZ001
        return opened + timedelta(hours=int(hour or 0) + late, minutes=int(minute or 0))
    except ValueError:
        return text


def _truth(field: FormField, value: Any) -> Any:
    if isinstance(value, bool):
        return value
    word = str(int(value) if isinstance(value, float) and value.is_integer() else value).strip().lower()
    return True if word in YES else False if word in NO else str(value)


def _choice(field: FormField, value: Any) -> Any:
    text = str(_text(field, value))
    return next((code for code, label in field.choices if label == text), text)


def _many(field: FormField, value: Any) -> Any:
    return [_choice(field, part.strip()) for part in MANY.split(str(_text(field, value))) if part.strip()]


_READERS: dict[str, Callable[[FormField, Any], Any]] = {
    "int": _whole, "decimal": _decimal, "date": _day, "datetime": _moment, "bool": _truth, "choice": _choice,
    "multi": _many,
}  # fmt: skip


def safe(text: str) -> str:
    """Text that a spreadsheet program shows and never runs: a leading sign gets an apostrophe before it."""
    text = ILLEGAL_CHARACTERS_RE.sub("", text)
    return f"'{text}" if text.startswith(RUNNABLE) else text


def shown_text(text: str) -> str:
    """The text behind :func:`safe`, or behind ``="0123"``, by which other systems keep leading noughts."""
    if kept := KEPT_NOUGHTS.fullmatch(text):
        return kept[1]
    return text[1:] if text.startswith("'") and text[1:].startswith(RUNNABLE) else text
