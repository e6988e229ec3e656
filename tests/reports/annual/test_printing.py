"""Printed forms: exact by default, round forms only as far as they are true."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yifa.reports.annual.printing import PrintStyle, Quantity, printed, style_from


def show(value: str | int | None, unit: str, **style: object) -> str | None:
    number = None if value is None else Decimal(value)
    return printed(Quantity(number, unit), PrintStyle(**style))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "unit", "style", "expected"),
    [
        (5883, "起", {}, "5883起"),
        ("95.8", "分", {}, "95.8分"),
        ("97.04", "%", {}, "97.04%"),
        ("93.00", "%", {}, "93%"),
        (0, "件", {}, "未发生"),
        (0, "名", {}, "0名"),
        (0, "次", {"zero": "未开展"}, "未开展"),
        (2137, "人次", {"form": "over"}, "2000余人次"),
        (2000, "人次", {"form": "over"}, "2000人次"),
        (20130, "人次", {"form": "over"}, "2万余人次"),
        (12400, "份", {"form": "over", "digits": 2}, "1.2万余份"),
        (173, "次", {"form": "over", "digits": 2}, "170余次"),
        (7, "次", {"form": "over", "digits": 2}, "7次"),
        (9630, "人次", {"form": "near"}, "近万人次"),
        (8100, "人次", {"form": "near", "digits": 1}, "近9000人次"),
        (1100, "人次", {"form": "near"}, "1100人次"),
        (6522000000, "元", {}, "65.22亿元"),
        (6522000001, "元", {}, "6522000001元"),
        (6522000001, "元", {"money": "亿元"}, "约65.22亿元"),
        (123400, "元", {}, "12.34万元"),
    ],
)
def test_printed(value: str | int, unit: str, style: dict[str, object], expected: str) -> None:
    assert show(value, unit, **style) == expected


def test_no_record_prints_nothing_and_no_base_prints_a_dash() -> None:
    assert show(None, "件") is None
    assert printed(Quantity(None, "%", Decimal(0), Decimal(0))) == "—"


def test_rate_is_never_rounded_up_to_all() -> None:
    assert printed(Quantity(Decimal("100.00"), "%", Decimal(99999), Decimal(100000))) == "99.99%"
    assert printed(Quantity(Decimal("0.00"), "%", Decimal(1), Decimal(100000))) == "0.01%"
    assert printed(Quantity(Decimal(100), "%", Decimal(5), Decimal(5))) == "100%"


@given(st.integers(1, 10**9), st.integers(1, 3))
def test_round_form_is_a_true_lower_bound(value: int, digits: int) -> None:
    text = show(value, "人次", form="over", digits=digits)
    assert text is not None
    number = text.removesuffix("人次")
    bound = Decimal(number.rstrip("余万")) * (10000 if "万" in number else 1)
    assert bound <= value if "余" not in number else bound < value
    assert ("余" in number) == (bound != value)


@given(st.integers(1, 10**8))
def test_near_form_is_a_true_upper_bound(value: int) -> None:
    text = show(value, "人次", form="near")
    assert text is not None
    if text.startswith("近"):
        number = text[1:].removesuffix("人次")
        bound = Decimal(number.rstrip("万") or 1) * (10000 if "万" in number else 1)
        assert Decimal("0.9") * bound <= value < bound


def test_style_survives_the_trace() -> None:
    style = PrintStyle("over", 2, 1, "万元", "未开展")
    assert style_from(style.as_dict()) == style


def test_unknown_form_is_refused() -> None:
    with pytest.raises(ValueError, match="印法"):
        PrintStyle("approx")
