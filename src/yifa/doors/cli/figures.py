"""yifa figures, yifa trace: a figure with its definition, and the rows behind it."""

from typing import Annotated

import typer

from yifa.doors.cli.console import answer, unable
from yifa.ground.identity.actor import Actor
from yifa.ground.places.codes import PlaceCodeError, prefix_of
from yifa.ground.registry import UnknownDeclaration
from yifa.readers.figures import engine
from yifa.readers.figures.indicator import INDICATORS, Indicator
from yifa.readers.figures.values import as_json, row_as_json

Place = Annotated[str, typer.Option("--place", help="区划代码,如 360281")]
Year = Annotated[int, typer.Option("--year", help="年度,如 2024")]
Json = Annotated[bool, typer.Option("--json", help="以 JSON 输出(默认就是)")]
OPERATOR = Actor.system("cli")


def figures(
    place: Place,
    year: Year,
    indicator: Annotated[str, typer.Option("--indicator", help="只要这一个指标")] = "",
    json: Json = True,
) -> None:
    """算出一地一年的数字。"""
    wanted = [_indicator(indicator)] if indicator else [i for i in INDICATORS if not i.implied]
    values = engine.values(wanted, _scope(place), str(year), actor=OPERATOR)
    answer([as_json(value) for value in values])


def trace(
    place: Place,
    year: Year,
    indicator: Annotated[str, typer.Option("--indicator", help="指标代码,如 dispute.resolved")],
    json: Json = True,
) -> None:
    """列出一个数字背后的记录。"""
    rows = engine.rows(_indicator(indicator), _scope(place), str(year), actor=OPERATOR)
    answer([row_as_json(row) for row in rows])


def _indicator(code: str) -> Indicator:
    try:
        return INDICATORS[code]
    except UnknownDeclaration as unknown:
        unable(str(unknown))


def _scope(place: str) -> str:
    try:
        return prefix_of(place)
    except PlaceCodeError as wrong:
        unable(str(wrong))
