import pytest

from yifa.ground.ids import mask_id, mask_name, mask_phone


@pytest.mark.parametrize(
    ("name", "shown"), [("张三", "张*"), ("张三丰", "张**"), ("阿依古丽·演示", "阿**"), ("张", "*"), ("", "")]
)
def test_names(name, shown):
    assert mask_name(name) == shown


@pytest.mark.parametrize(
    ("phone", "shown"), [("13812345678", "138****5678"), ("0798-6812345", "**********45"), ("110", "***"), ("", "")]
)
def test_phones(phone, shown):
    assert mask_phone(phone) == shown


@pytest.mark.parametrize(
    ("code", "shown"), [("34052419800101001X", "340***********001X"), ("E1234567", "********"), ("", "")]
)
def test_numbers(code, shown):
    assert mask_id(code) == shown
