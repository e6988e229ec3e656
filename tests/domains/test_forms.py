"""Every register's and activity's form can be filled in, says so in Chinese, and keeps names and phones private."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from yifa.ground.forms import FormErrors, FormField, fields_of, validate
from yifa.records.activities.kind import ACTIVITIES, ActivityKind
from yifa.records.registers.kind import REGISTERS, RegisterKind

KINDS: list[RegisterKind | ActivityKind] = [*REGISTERS, *ACTIVITIES]
EXAMPLES: dict[str, Any] = {
    "text": "演示文字", "textarea": "演示文字", "int": 5, "decimal": Decimal("5"), "date": date(2024, 3, 4),
    "datetime": datetime(2024, 3, 4, 9), "bool": True,
}  # fmt: skip


def example(field: FormField) -> Any:
    if "phone" in field.name:
        return "13800000000"
    return field.choices[0][0] if field.choices else EXAMPLES[field.kind]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_an_example_fills_the_form(kind: RegisterKind | ActivityKind) -> None:
    birth = {"birth_year": 1980} if kind.code == "mediator" else {}
    data = {field.name: example(field) for field in fields_of(kind.form)} | birth
    data |= {"position": "106.55,29.56"} if "position" in data else {}
    assert validate(kind.form, data)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_titles_are_chinese(kind: RegisterKind | ActivityKind) -> None:
    assert all(any("一" <= letter <= "鿿" for letter in field.title) for field in fields_of(kind.form))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_an_empty_form_is_refused_in_chinese(kind: RegisterKind | ActivityKind) -> None:
    with pytest.raises(FormErrors) as refused:
        validate(kind.form, {})
    assert all(sentence.endswith("。") for sentence in refused.value.errors.values())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_no_field_bears_the_name_of_a_column(kind: RegisterKind | ActivityKind) -> None:
    """The public half would hold the column's value under that name, and the field's would be lost."""
    columns = {"kind", "division", "organ", "valid_from", "valid_to", "held_on", "withdrawn", "id"}
    assert not columns & {field.name for field in fields_of(kind.form)}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_phones_are_never_public(kind: RegisterKind | ActivityKind) -> None:
    personal = [field for field in fields_of(kind.form) if "phone" in field.name or field.title in ("姓名", "电话")]
    assert all(field.private and field.name not in kind.public for field in personal)
