"""How a figure prints: exact unless the place asked for a round form, and then never more than is true.

Pure standard library, because the offline verifier prints each figure again and compares. Numbers follow
GB/T 15835: arabic, no thousands grouping in documents, 亿元/万元 with the unit stated.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal, localcontext

NO_BASE = "—"
WAN = Decimal(10_000)
YI = Decimal(100_000_000)
HAPPENED_OR_NOT = frozenset({"起", "件", "例"})


@dataclass(frozen=True, slots=True)
class PrintStyle:
    """`form` exact | over (2000余) | near (近1万); `digits` kept in a round form; `places` of rates.

    `money` auto | 元 | 万元 | 亿元; `zero` what a zero prints, "" for the default of its unit.
    """

    form: str = "exact"
    digits: int = 1
    places: int = 2
    money: str = "auto"
    zero: str = ""

    def __post_init__(self) -> None:
        if self.form not in ("exact", "over", "near") or self.money not in ("auto", "元", "万元", "亿元"):
            raise ValueError(f"数字印法不认识：{self.form}、{self.money}")
        if self.digits < 1 or self.places < 0:
            raise ValueError("数字印法的位数应为正数")

    def as_dict(self) -> dict[str, str | int]:
        """For trace.json; `style_from` reads it back."""
        return asdict(self)


EXACT = PrintStyle()


def style_from(data: Mapping[str, object]) -> PrintStyle:
    """The style written by `as_dict`; raises ValueError on a form it does not know."""
    return PrintStyle(
        str(data.get("form", "exact")),
        int(str(data.get("digits", 1))),
        int(str(data.get("places", 2))),
        str(data.get("money", "auto")),
        str(data.get("zero", "")),
    )


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value with what is needed to print it: unit as declared; both halves when it is a rate."""

    value: Decimal | None
    unit: str
    numerator: Decimal | None = None
    denominator: Decimal | None = None


def plain(number: Decimal) -> str:
    """Decimal digits without exponent or trailing zeros: 93.0 -> 93, 4E+3 -> 4000."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def printed(quantity: Quantity, style: PrintStyle = EXACT) -> str | None:
    """The figure as it stands in the report, unit included; None when there is no value at all."""
    value = quantity.value
    if value is None:
        return NO_BASE if quantity.denominator == 0 else None
    if quantity.unit == "%":
        return f"{plain(honest_rate(quantity, style.places))}%"
    if value == 0:
        default = "未发生" if quantity.unit in HAPPENED_OR_NOT else f"0{quantity.unit}"
        return style.zero or default
    if quantity.unit == "元":
        return money(value, style)
    if style.form == "over":
        return over(value, style.digits, quantity.unit)
    if style.form == "near":
        return near(value, style.digits, quantity.unit)
    return f"{plain(rounded(value, style.places))}{quantity.unit}"


def rounded(value: Decimal, places: int, how: str = ROUND_HALF_UP) -> Decimal:
    with localcontext() as context:
        context.prec = 60
        return value.quantize(Decimal(1).scaleb(-places), rounding=how)


def honest_rate(quantity: Quantity, places: int) -> Decimal:
    """A percentage rounded to `places`, but never 100 while something is left, never 0 while something is."""
    value, top, base = quantity.value, quantity.numerator, quantity.denominator
    assert value is not None
    exact = value if top is None or not base else Decimal(100) * top / base
    shown = rounded(value if top is None or not base else exact, places)
    if shown >= 100 > exact:
        return rounded(exact, places, ROUND_FLOOR)
    if shown <= 0 < exact:
        return rounded(exact, places, ROUND_CEILING)
    return shown


def step_of(value: Decimal, digits: int) -> Decimal:
    """The unit of the last digit kept when `digits` leading digits stay: 2137, 1 -> 1000."""
    return Decimal(1).scaleb(max(value.adjusted() - digits + 1, 0))


def grouped(value: Decimal) -> str:
    """2000 -> 2000, 20000 -> 2万, 12000 -> 1.2万: how round forms are written."""
    return f"{plain(value / WAN)}万" if value >= WAN else plain(value)


def over(value: Decimal, digits: int, unit: str) -> str:
    """A true lower bound: 2137人次 -> 2000余人次; an exactly round value prints without 余."""
    step = step_of(value, digits)
    floor = (value / step).to_integral_value(ROUND_FLOOR) * step
    return f"{grouped(floor)}{'余' if floor < value else ''}{unit}"


def near(value: Decimal, digits: int, unit: str) -> str:
    """A true upper bound within a tenth: 9630人次 -> 近万人次; farther away it prints exactly."""
    step = step_of(value, digits)
    ceiling = (value / step).to_integral_value(ROUND_CEILING) * step
    if ceiling == value or value * 10 < ceiling * 9:
        return f"{plain(value)}{unit}"
    return f"近{'万' if ceiling == WAN else grouped(ceiling)}{unit}"


def money(value: Decimal, style: PrintStyle) -> str:
    """元, 万元 or 亿元; a form that would drop digits says 约."""
    base = {"元": Decimal(1), "万元": WAN, "亿元": YI}
    if style.money != "auto":
        amount = value / base[style.money]
        shown = rounded(amount, style.places)
        return f"{'' if shown == amount else '约'}{plain(shown)}{style.money}"
    for unit, size in (("亿元", YI), ("万元", WAN)):
        amount = value / size
        if abs(amount) >= 1 and rounded(amount, style.places) == amount:
            return f"{plain(amount)}{unit}"
    return f"{plain(value)}元"
