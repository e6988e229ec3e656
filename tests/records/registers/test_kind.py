"""A register or activity that is declared wrongly cannot be built."""

import pytest

from yifa.ground.forms import Form, entry
from yifa.records.activities.kind import ActivityKind
from yifa.records.registers.kind import IncompleteDeclaration, RegisterKind


class Person(Form):
    name: str = entry("姓名", private=True)
    grade: str = entry("等级")


class Clashing(Form):
    name: str = entry("名称")
    division: str = entry("分区")


def register(**changes):
    parts = {"code": "t", "name": "测试名册", "domain": "tests", "form": Person, "label": "name", "basis": "规定",
             "keep": "test.clerk", "public": ("grade",)}  # fmt: skip
    return RegisterKind(**parts | changes)


def test_a_whole_declaration_stands():
    assert register().name == "测试名册"


@pytest.mark.parametrize("missing", ["basis", "keep", "domain"])
def test_a_part_that_is_missing_is_named(missing):
    with pytest.raises(IncompleteDeclaration, match="测试名册"):
        register(**{missing: ""})


def test_personal_data_cannot_be_declared_public():
    with pytest.raises(IncompleteDeclaration, match="姓名"):
        register(public=("name",))


def test_a_field_that_is_not_in_the_form_is_named():
    with pytest.raises(IncompleteDeclaration, match="nowhere"):
        register(public=("nowhere",))


def test_a_field_named_like_a_column_would_vanish_and_is_refused():
    with pytest.raises(IncompleteDeclaration, match="division"):
        register(form=Clashing, label="name", public=())
    with pytest.raises(IncompleteDeclaration, match="division"):
        ActivityKind("a", "测试活动", "tests", Clashing, "name", "规定", "test.clerk")
