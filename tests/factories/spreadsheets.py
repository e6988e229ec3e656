"""Spreadsheets of the tests' own: a template filled in, in a folder of its own."""

import io
from datetime import date, datetime

import pytest
from openpyxl import Workbook, load_workbook

from yifa.doors.files.blank import FIRST, write_template
from yifa.doors.files.columns import sheet_kinds
from yifa.doors.files.drafts import Setting
from yifa.doors.files.places import Places
from yifa.ground.calendar import TZ, use_now
from yifa.ground.identity.actor import Actor

PLACE = "500155117000"
HOUSE = Actor.system("tests")
# What no example can guess: values that a rule of law or a check digit asks for.
KNOWN = {
    "registers/mediation_committee": {"term_ends": date(2029, 3, 1), "members": 5, "women": 1},
}
UNIFIED_CODE = "91350100M000100Y43"
RESIDENT = "11010519491231002X"


@pytest.fixture(autouse=True)
def in_autumn():
    with use_now(datetime(2026, 9, 14, 10, tzinfo=TZ)):
        yield


@pytest.fixture
def setting(db):
    return Setting(HOUSE, Places(HOUSE, PLACE))


def template_of(kind, by=HOUSE):
    made = io.BytesIO()
    write_template(kind, made, places=Places(by, PLACE))
    return load_workbook(io.BytesIO(made.getvalue()))


def example(kind, number=0):
    """One filled row: every required column, plainly synthetic."""
    known = KNOWN.get(kind.path, {})
    asked = [c for c in kind.columns if c.field.required or (c.own and c.field.name == "key")]
    return [known.get(c.field.name, _value(c, number) if c in asked else None) for c in kind.columns]


def _value(column, number):
    name = column.field.name
    if "phone" in name:
        return "13800000000"
    if "uscc" in name or "credit" in name:
        return UNIFIED_CODE
    if name.endswith("id_no"):
        return RESIDENT
    match column.field.kind:
        case "date":
            return date(2026, 3, 2)
        case "datetime":
            return datetime(2026, 3, 2, 9, 30)
        case "int" | "decimal":
            return 1980 if "year" in name else 3
        case "bool":
            return "是"
        case "choice" | "multi":
            return column.field.choices[0][1]
    return f"测试{column.field.title}{number}"


@pytest.fixture
def filled(tmp_path):
    """Fill a kind's template with rows (lists of cells) and save it."""

    def fill(kind, *rows, name="filled.xlsx"):
        book = template_of(kind)
        for number, row in enumerate(rows):
            for place, value in enumerate(row):
                book["填写"].cell(FIRST + number, place + 1, value)
        book.save(tmp_path / name)
        return tmp_path / name

    return fill


@pytest.fixture
def sheet(tmp_path):
    """A bare workbook of rows."""

    def make(*rows, name="bare.xlsx"):
        book = Workbook()
        for row in rows:
            book.active.append(list(row))
        book.save(tmp_path / name)
        return tmp_path / name

    return make


def kind(path):
    return next(one for one in sheet_kinds() if one.path == path)


def all_kinds():
    return [one.path for one in sheet_kinds()]
