"""The law is dated data with its article: every value says where it stands, and no code holds a day count."""

import ast
import tomllib
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src" / "yifa"
FILES = sorted(SRC.glob("**/law/*.toml"))
ROOMS = [path for room in ("domains", "records", "readers") for path in sorted((SRC / room).rglob("*.py"))]
TAGS = {"verified", "local", "memory", "project", "published check script"}
ONE_DAY = 1
"""The next or the former day is counting, not law."""


def rows():
    for path in FILES:
        for code, row in tables(tomllib.loads(path.read_text("utf-8"))):
            yield pytest.param(row, id=f"{path.parent.parent.name}/{path.stem}:{code}")


def tables(held, name=""):
    """Every table that holds a value, with its name."""
    if isinstance(held, list):
        for part in held:
            yield from tables(part, name)
    elif isinstance(held, dict):
        if ("value" in held and not isinstance(held["value"], list)) or "code" in held:
            yield held.get("code", name), held
        else:
            for key, part in held.items():
                yield from tables(part, f"{name}.{key}".lstrip("."))


@pytest.mark.parametrize("row", list(rows()))
def test_every_value_of_law_names_its_article_and_how_sure_it_is(row):
    assert row.get("basis") and row.get("tag", row.get("verified")) in {*TAGS, True, False}, row


def numbers(call):
    return [
        node.value
        for part in (*call.args, *(word.value for word in call.keywords))
        for node in ast.walk(part)
        if isinstance(node, ast.Constant) and type(node.value) is int and abs(node.value) > ONE_DAY
    ]


@pytest.mark.parametrize("path", ROOMS, ids=lambda path: str(path.relative_to(SRC)))
def test_no_code_holds_a_day_count(path):
    found = [
        (node.lineno, node.func.id, numbers(node))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("timedelta", "Period")
        and numbers(node)
    ]  # fmt: skip
    assert found == []
