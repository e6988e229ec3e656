"""What a form says of a box that was left empty: a list is chosen from, a text is typed."""

from typing import Literal

import pytest

from yifa.ground.forms import Form, FormErrors, entry, validate


class Rating(Form):
    verdict: Literal["满意", "不满意"] = entry("您的评价")
    solved: bool = entry("事情解决了吗")
    words: str = entry("想说的话")


def test_each_empty_box_is_asked_for_in_its_own_way():
    with pytest.raises(FormErrors) as refused:
        validate(Rating, {"words": ""})
    assert refused.value.errors == {
        "verdict": "请选择您的评价。", "solved": "请选择事情解决了吗。", "words": "请填写想说的话。",
    }  # fmt: skip
