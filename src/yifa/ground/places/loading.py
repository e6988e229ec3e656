"""Read the division files into the store: all down to townships at set-up, villages place by place."""

import csv
import gzip
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from django.db import transaction

from yifa.ground.places.codes import full, level_of, parent_of, prefix_of
from yifa.ground.places.fetch import FILES
from yifa.ground.places.models import Division, DivisionQuerySet

Progress = Callable[[int, int], None]
"""Called with rows done and rows in all."""

_BATCH = 1_000
_PSEUDO = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"})
_UPDATED = ["name", "level", "parent", "path"]


class DivisionFileError(ValueError):
    """A division file is missing or not what it should be. The message is a Chinese sentence."""


def load_divisions(folder: Path, *, progress: Progress | None = None) -> int:
    """Load provinces to townships from the JSON files in ``folder``; returns how many rows were written.

    Writes nothing (0) when the store already holds exactly these. Existing rows take the new name.
    """
    rows = _rows(folder)
    fresh = _unlike(rows.values(), Division.objects.filter(level__lt=5))
    with transaction.atomic():
        _write(fresh, progress)
    return len(fresh)


def load_villages(prefix: str, file: Path) -> int:
    """Load the villages under ``prefix`` from the villages file (.csv or .csv.gz); returns rows written.

    The file (620,000 lines, in the order of codes) is streamed and left at the first line past the place.
    """
    prefix = prefix_of(prefix)
    townships = {d.code: d for d in Division.objects.within(prefix[:9]).filter(level=4)}
    if not townships:
        raise DivisionFileError(f"还没有装入区划“{prefix}”的乡镇,请先装入区划数据")
    rows = [_village(code, name, townships) for code, name in _village_lines(file, prefix)]
    fresh = _unlike(rows, Division.objects.within(prefix).filter(level=5))
    with transaction.atomic():
        _write(fresh, None)
    return len(fresh)


def _unlike(rows: Iterable[Division], stored: DivisionQuerySet) -> list[Division]:
    """The rows that the store does not hold in just this form."""
    held = {code: (name, path) for code, name, path in stored.values_list("code", "name", "path")}
    return [row for row in rows if held.get(row.code) != (row.name, row.path)]


def _write(rows: list[Division], progress: Progress | None) -> None:
    for begin in range(0, len(rows), _BATCH):
        Division.objects.bulk_create(
            rows[begin : begin + _BATCH], update_conflicts=True, unique_fields=["code"], update_fields=_UPDATED
        )
        if progress:
            progress(min(begin + _BATCH, len(rows)), len(rows))


def _rows(folder: Path) -> dict[str, Division]:
    """Every division of the four files by full code, parents before children.

    Cities without counties (东莞, 中山, 儋州) stand in the source again as a county of the same full code:
    the city keeps it, and its townships follow the city.
    """
    rows: dict[str, Division] = {}
    for name in FILES:
        for item in _read(folder / name):
            code = full(item["code"])
            if code not in rows:
                rows[code] = _division(code, item["name"], rows)
    return rows


def _division(code: str, name: str, rows: dict[str, Division]) -> Division:
    above = parent_of(code)
    parent = rows.get(full(above)) if above else None
    if above and parent is None:
        raise DivisionFileError(f"区划“{name}”({code})的上级 {above} 不在数据里,请重新下载区划数据")
    shown = "" if name in _PSEUDO else name
    path = (parent.path if parent else "") + shown
    return Division(code=code, name=name, level=level_of(code), parent=parent, path=path)


def _village(code: str, name: str, townships: dict[str, Division]) -> Division:
    township = townships.get(full(code[:9]))
    if township is None:
        raise DivisionFileError(f"村(社区)“{name}”({code})所在的乡镇没有装入,请重新装入区划数据")
    return Division(code=code, name=name, level=5, parent=township, path=township.path + name)


def _read(file: Path) -> list[dict[str, Any]]:
    try:
        items = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise DivisionFileError(f"打不开区划数据文件“{file}”,请先下载区划数据") from error
    except ValueError as error:
        raise DivisionFileError(f"区划数据文件“{file.name}”已损坏,请删除后重新下载") from error
    if not isinstance(items, list) or not all(isinstance(i, dict) and {"code", "name"} <= i.keys() for i in items):
        raise DivisionFileError(f"区划数据文件“{file.name}”的内容不对,每项应有代码(code)和名称(name)")
    return items


def _village_lines(file: Path, prefix: str) -> Iterator[tuple[str, str]]:
    opened = gzip.open if file.suffix == ".gz" else open
    try:
        with opened(file, "rt", encoding="utf-8") as stream:
            next(stream, None)
            # Comparing the raw text skips a line in a tenth of the time of taking it apart.
            wanted = (line for line in _until_past(stream, prefix) if line.startswith(prefix))
            for row in csv.reader(wanted):
                # 金门县 has no villages in the source; one line stands in for them.
                if not row[0].endswith("000"):
                    yield row[0], row[1]
    except (OSError, EOFError) as error:
        raise DivisionFileError(f"读不出村级区划文件“{file}”,请重新下载区划数据") from error


def _until_past(lines: Iterable[str], prefix: str) -> Iterator[str]:
    for line in lines:
        if line[: len(prefix)] > prefix:
            return
        yield line
