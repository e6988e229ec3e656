"""The import template (导入模板): a workbook compiled from the declared form, with nothing hidden in it.

First sheet: heads, a row of hints, a row of example (both passed over on import), then room to fill in.
说明: how to fill in, article, every column. 选项: the lists behind the choices, in plain sight.
"""

from datetime import date, datetime, time
from decimal import Decimal
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from yifa.doors.files.columns import GROUP_NAMES, Column, SheetKind
from yifa.doors.files.places import Places
from yifa.ground.calendar import today
from yifa.ground.forms import FormField

FIRST = 4
"""First row to fill in."""
LAST = 20_003
HINT, EXAMPLE = "【说明】", "【演示】"
BRAND, PALE, ASKED = "FF1F4E79", "FFF3F5F7", "FF9C0006"
FORMATS = {"date": "yyyy-mm-dd", "datetime": "yyyy-mm-dd hh:mm", "int": "0", "decimal": "General", "bool": "@"}


def write_template(kind: SheetKind, to: IO[bytes], *, places: Places) -> None:
    """Write the template of ``kind``; ``places`` fills the list of divisions."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "填写"
    options = _Options(book.create_sheet("选项"))
    for place, column in enumerate(kind.columns):
        choices = places.offered() if column.own and column.field.name == "division" else choices_of(column.field)
        _column(sheet, options, place, column, choices)
    sheet.freeze_panes = f"A{FIRST}"
    sheet.row_dimensions[2].height = 60
    _explain(book.create_sheet("说明", 1), kind)
    if options.used == 0:
        book.remove(options.sheet)
    book.properties.creator = "依法"
    book.properties.title = f"{kind.name}导入模板"
    book.save(to)


def choices_of(field: FormField) -> list[str]:
    if field.kind == "bool":
        return ["是", "否"]
    return [label for _, label in field.choices]


class _Options:
    """The visible sheet of lists; one column each."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet, self.used = sheet, 0

    def add(self, title: str, choices: list[str]) -> str:
        """The address of the list."""
        self.used += 1
        letter = get_column_letter(self.used)
        for row, text in enumerate([title, *choices], start=1):
            self.sheet.cell(row, self.used, text)
        self.sheet.cell(1, self.used).font = Font(bold=True)
        self.sheet.column_dimensions[letter].width = 22
        return f"选项!${letter}$2:${letter}${len(choices) + 1}"


def _column(sheet: Worksheet, options: _Options, place: int, column: Column, choices: list[str]) -> None:
    field, letter = column.field, get_column_letter(place + 1)
    head = sheet.cell(1, place + 1, f"{column.head}*" if field.required else column.head)
    head.font = Font(bold=True, color=ASKED if field.required else BRAND)
    head.fill = PatternFill("solid", fgColor="FFDCE6F1")
    head.alignment = Alignment(wrap_text=True, vertical="center")
    hint = sheet.cell(2, place + 1, (HINT if place == 0 else "") + hint_of(field))
    hint.alignment = Alignment(wrap_text=True, vertical="top")
    hint.font = Font(color="FF595959", size=9)
    example = sheet.cell(3, place + 1, _first_example() if place == 0 else example_of(field))
    for cell in (hint, example):
        cell.fill = PatternFill("solid", fgColor=PALE)
    example.font = Font(italic=True, color="FF595959")
    sheet.column_dimensions[letter].width = 34 if field.kind == "textarea" else 20
    wanted = FORMATS.get(field.kind, "@")
    example.number_format = sheet.column_dimensions[letter].number_format = wanted
    _validation(sheet, options, f"{letter}{FIRST}:{letter}{LAST}", column, choices)


def _validation(sheet: Worksheet, options: _Options, where: str, column: Column, choices: list[str]) -> None:
    """Lists and days are checked while typing; a place may also be typed as a name, so that list only offers."""
    field = column.field
    if choices and field.kind != "multi":
        rule = DataValidation(type="list", formula1=options.add(column.head, choices), allow_blank=True)
        rule.showErrorMessage = not column.own
        rule.error, rule.errorTitle = "请从列表里选一项。", column.head[:30]
    elif field.kind in ("date", "datetime"):
        rule = DataValidation(type="date", operator="greaterThan", formula1="1", allow_blank=True)
        rule.showErrorMessage = True
        rule.error, rule.errorTitle = "请填日期,例如2026-03-14。", column.head[:30]
    else:
        if choices:
            options.add(column.head, choices)
        return
    rule.add(where)
    sheet.add_data_validation(rule)


def hint_of(field: FormField) -> str:
    """What to fill in, in one line."""
    words = ["必填" if field.required else "选填"]
    how = {
        "date": "日期,如2026-03-14", "datetime": "日期或日期加时间,如2026-03-14 09:30", "int": "整数",
        "decimal": "数字,可带小数", "bool": "填“是”或“否”", "choice": "从列表里选", "multi": "可填多项,用“、”隔开",
    }.get(field.kind)  # fmt: skip
    if how:
        words.append(how)
    if field.unit:
        words.append(f"单位:{field.unit}")
    if field.private:
        words.append("个人信息,加密保存")
    if field.help:
        words.append(field.help)
    return ";".join(words)


def _first_example() -> str:
    return f"{EXAMPLE}这一行是样子,导入时跳过"


def example_of(field: FormField) -> Any:
    """A plainly synthetic value of the right kind."""
    match field.kind:
        case "date":
            return date(today().year, 1, 5)
        case "datetime":
            return datetime.combine(date(today().year, 1, 5), time(9, 30))
        case "int":
            return 1
        case "decimal":
            return Decimal("100.50")
        case "bool":
            return "是"
        case "choice" | "multi":
            return "、".join([label for _, label in field.choices][: 2 if field.kind == "multi" else 1])
    if "phone" in field.name:
        return "13800000000"
    return f"演示{field.title.rpartition('·')[2]}" if field.required or field.private else ""


def _explain(sheet: Worksheet, kind: SheetKind) -> None:
    """The sheet 说明: article, how to, and every column."""
    lines = [
        (f"{kind.name}·导入模板",), ("种类", f"{GROUP_NAMES[kind.group]}({kind.path})"), ("依据", kind.basis),
        ("用途", kind.purpose or "—"),
        ("怎么填", "在“填写”表第4行起,一行填一条;带*的栏目必填。第2行说明、第3行演示导入时自动跳过,删掉也可以。"),
        ("怎么导入", "在网页“导入”里上传,先看检查结果再确认;也可以用命令 yifa import。填错的格会逐个指出原因。"),
        ("重复导入", "填了来源编号的按编号认,没填的按整行内容认;同一条再次导入不会重复登记。"),
        ("公式", "请填算好的数值;公式不会被执行。"), (),
        ("栏目", "必填", "怎么填", "可选项"),
    ]  # fmt: skip
    for column in kind.columns:
        field = column.field
        lines.append((column.head, "必填" if field.required else "选填", hint_of(field), "、".join(choices_of(field))))
    for line in lines:
        sheet.append(list(line))
    sheet["A1"].font = Font(bold=True, size=14)
    for cell in sheet[10]:
        cell.font = Font(bold=True)
    for letter, width in (("A", 24), ("B", 60), ("C", 44), ("D", 60)):
        sheet.column_dimensions[letter].width = width
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
