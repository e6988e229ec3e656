"""From the store's raw values to typed Arrow columns, the same from SQLite and from PostgreSQL.

Moments become the day they fell on in China: a case opened at 00:30 on January 1st belongs to the new year though the
store, in UTC, still says December.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from yifa.ground.calendar import TZ
from yifa.readers.figures.sources import Column, Kind

DECIMAL = pa.decimal128(24, 6)
TYPES: dict[Kind, pa.DataType] = {
    "text": pa.string(), "int": pa.int64(), "decimal": DECIMAL, "date": pa.date32(), "bool": pa.bool_(),
    "list": pa.list_(pa.string()),
}  # fmt: skip


class WrongType(ValueError):
    """A stored value does not fit the declared type of its column."""


def column_array(column: Column, values: Sequence[Any]) -> pa.Array:
    """One column of a batch. Empty texts and lists become null: nothing was entered."""
    try:
        return _ARRAYS[column.kind](column, values)
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError, ValueError) as wrong:
        raise WrongType(f"栏目“{column.title}”里有与声明的类型不符的内容:{wrong}") from wrong


def _text(column: Column, values: Sequence[Any]) -> pa.Array:
    return pa.array([value or None for value in values], pa.string())


def _int(column: Column, values: Sequence[Any]) -> pa.Array:
    return pa.array(values, pa.int64())


def _decimal(column: Column, values: Sequence[Any]) -> pa.Array:
    return pa.array([None if v is None else str(v) for v in values], pa.string()).cast(DECIMAL)


def _bool(column: Column, values: Sequence[Any]) -> pa.Array:
    if column.is_set:
        return pa.array([value is not None for value in values], pa.bool_())
    return pa.array([None if value is None else bool(value) for value in values], pa.bool_())


def _list(column: Column, values: Sequence[Any]) -> pa.Array:
    held = [json.loads(value) if isinstance(value, str) else value for value in values]
    return pa.array([value or None for value in held], pa.list_(pa.string()))


def _date(column: Column, values: Sequence[Any]) -> pa.Array:
    first = next((value for value in values if value is not None), None)
    if not column.moment:
        if isinstance(first, str):
            return pa.array(values, pa.string()).cast(pa.date32())
        return pa.array(values, pa.date32())
    if column.held == "facts":
        days = [datetime.fromisoformat(v).astimezone(TZ).date() if v else None for v in values]
        return pa.array(days, pa.date32())
    if isinstance(first, str):
        moments = pc.assume_timezone(pa.array(values, pa.string()).cast(pa.timestamp("us")), "UTC")
    else:
        moments = pa.array(values, pa.timestamp("us", "UTC"))
    return pc.local_timestamp(moments.cast(pa.timestamp("us", TZ.key))).cast(pa.date32(), safe=False)


_ARRAYS = {"text": _text, "int": _int, "decimal": _decimal, "bool": _bool, "list": _list, "date": _date}
