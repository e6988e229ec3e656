"""What counts as a telephone number, and what a form says of the rest."""

import pytest

from yifa.ground.forms import Form, FormErrors, entry, fields_of, validate
from yifa.ground.forms.telephones import SENTENCE, Telephone, TelephoneAsTold, is_telephone


class Asked(Form):
    phone: Telephone | None = entry("电话", default=None, private=True, max_length=60)
    told: TelephoneAsTold = entry("原系统电话", default="", private=True, max_length=60)


@pytest.mark.parametrize(
    "text",
    ["13800000000", "138 0000 0000", "138-0000-0000", "+86 13800000000", "１３８００００００００", "023-00000000",
     "(0798)6812345", "023-68123456转801", "02368123456-801", "68123456", "6812345", "13800000000、023-68123456",
     "13800000000 13900000000", "13800000000/13900000000", "400-800-0000", "12345", "演示甲13800000000(2号楼)",
     "+852 2123 4567"],
)  # fmt: skip
def test_what_people_write_is_taken(text):
    assert is_telephone(text) and validate(Asked, {"phone": text}).phone == text


@pytest.mark.parametrize("text", ["不是电话", "1390", "1380000000", "138000000001", "13800000000、1390", "a@b.cn", "1"])
def test_what_no_line_can_have_is_refused_in_a_sentence(text):
    with pytest.raises(FormErrors) as refusal:
        validate(Asked, {"phone": text, "told": text})
    assert refusal.value.errors == {"phone": SENTENCE, "told": SENTENCE}


def test_part_of_a_number_may_be_hidden_only_by_another_system():
    assert validate(Asked, {"told": "138****0000"}).told == "138****0000"
    with pytest.raises(FormErrors):
        validate(Asked, {"phone": "138****0000"})


def test_it_is_drawn_as_a_line_of_text():
    assert [one.kind for one in fields_of(Asked)] == ["text", "text"] and validate(Asked, {"phone": ""}).phone is None
