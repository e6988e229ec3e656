"""Take grids in from a GeoJSON FeatureCollection: all of them, or none with every fault named."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import shapely
from django.db import transaction
from shapely.geometry import shape

from yifa.ground.ledger import record
from yifa.ground.places.codes import PlaceCodeError, full, prefix_of, within
from yifa.ground.places.models import Grid

# China's land and sea; a point outside means longitude and latitude were exchanged or another projection.
_LON, _LAT = (73.0, 136.0), (3.0, 54.0)
_NAMES = {
    "code": ("code", "编码", "网格编码"),
    "name": ("name", "名称", "网格名称"),
    "division": ("division", "区划", "所属区划"),
    "parent": ("parent", "上级", "上级网格"),
    "valid_from": ("valid_from", "启用日期"),
    "valid_to": ("valid_to", "停用日期"),
}


class GridFileError(ValueError):
    """The grids cannot be taken in. ``problems`` are Chinese sentences, one per fault."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(";".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Imported:
    created: int
    changed: int
    unchanged: int


@dataclass
class _Row:
    number: int
    code: str
    name: str
    division: str
    parent: str
    polygon: str
    valid_from: date
    valid_to: date | None
    level: int = 0


def import_grids(file: Path, *, scope: str, by: str, valid_from: date) -> Imported:
    """Take in the grids of ``file``; ``valid_from`` holds where a feature names no day of its own.

    Properties per feature: code, name, division (12 digits), parent (code of the grid above, optional),
    valid_from, valid_to (optional); Chinese headings are understood too. Importing twice changes nothing.
    Raises :class:`GridFileError`, having written nothing.
    """
    problems: list[str] = []
    rows = [row for row in _rows(_features(file), scope, valid_from, problems) if row]
    held = {grid.code: grid for grid in Grid.objects.filter(code__in=_codes(rows))}
    problems += [
        f"第{row.number}个网格的编码“{row.code}”已被辖区之外的网格使用,不能改动"
        for row in rows
        if row.code in held and not within(held[row.code].division, scope)
    ]
    _order(rows, held, problems)
    if problems:
        raise GridFileError(problems)
    with transaction.atomic():
        result = _write(rows, held)
        if result.created or result.changed:
            data = {"created": result.created, "changed": result.changed, "scope": scope}
            record("places.grids_imported", f"place:{full(scope)}", by=by, data=data)
    return result


def _features(file: Path) -> list[Any]:
    try:
        data = json.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise GridFileError([f"打不开网格文件“{file}”,请检查文件名和读取权限"]) from error
    except ValueError as error:
        raise GridFileError([f"网格文件“{file.name}”不是合法的 GeoJSON 文本,请重新导出"]) from error
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list) or not features:
        raise GridFileError([f"网格文件“{file.name}”里没有网格,应是含 features 的 FeatureCollection"])
    return features


def _rows(features: list[Any], scope: str, valid_from: date, problems: list[str]) -> Iterable[_Row | None]:
    seen: dict[str, int] = {}
    for number, feature in enumerate(features, 1):
        given = feature.get("properties") if isinstance(feature, dict) else None
        row = _row(number, feature, given, scope, valid_from, problems) if isinstance(given, dict) else None
        if not isinstance(given, dict):
            problems.append(f"第{number}个网格没有属性(properties),请补上编码、名称和所属区划")
        if row and row.code in seen:
            problems.append(f"第{number}个网格的编码“{row.code}”与第{seen[row.code]}个重复,请改正")
        if row:
            seen.setdefault(row.code, number)
        yield row


def _row(
    number: int, feature: Mapping[str, Any], given: Mapping[str, Any], scope: str, valid_from: date, problems: list[str]
) -> _Row | None:
    """One feature checked; None when a fault was added to ``problems``."""
    before = len(problems)
    text = {key: _text(given, names) for key, names in _NAMES.items()}
    where = f"第{number}个网格({text['code'] or '无编码'})"
    problems.extend(f"{where}缺少{_NAMES[key][1]},请补上" for key in ("code", "name", "division") if not text[key])
    try:
        if text["division"] and not within(text["division"], scope):
            problems.append(f"{where}的区划 {text['division']} 不在您的辖区 {prefix_of(scope)} 之内,不能导入")
    except PlaceCodeError as error:
        problems.append(f"{where}:{error}")
    starts = _date(text["valid_from"], where, problems) or valid_from
    ends = _date(text["valid_to"], where, problems)
    if ends and ends < starts:
        problems.append(f"{where}的停用日期 {ends} 早于启用日期 {starts},请检查")
    polygon = _polygon(feature.get("geometry"), where, problems)
    if len(problems) > before:
        return None
    return _Row(number, text["code"], text["name"], full(text["division"]), text["parent"], polygon, starts, ends)


def _text(given: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return next((str(given[name]).strip() for name in names if given.get(name) not in (None, "")), "")


def _date(text: str, where: str, problems: list[str]) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        problems.append(f"{where}的日期“{text}”不存在或写法不对,应写成 2026-01-01 的样子")
        return None


def _polygon(geometry: Any, where: str, problems: list[str]) -> str:
    """The geometry as compact GeoJSON text, empty when the feature has none (a grid may be a list of doors)."""
    if geometry is None:
        return ""
    if not isinstance(geometry, dict) or geometry.get("type") not in ("Polygon", "MultiPolygon"):
        problems.append(f"{where}的边界应是面(Polygon 或 MultiPolygon),请重新绘制")
        return ""
    try:
        outline = shape(geometry)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, shapely.errors.ShapelyError):
        problems.append(f"{where}的边界坐标读不出来,请重新导出")
        return ""
    if outline.is_empty or not outline.is_valid:
        problems.append(f"{where}的边界有自相交或不闭合({shapely.is_valid_reason(outline)}),请重新绘制")
        return ""
    west, south, east, north = outline.bounds
    if not (_LON[0] <= west <= east <= _LON[1] and _LAT[0] <= south <= north <= _LAT[1]):
        problems.append(f"{where}的坐标不在中国范围内,请检查经纬度是否颠倒、坐标系是否为经纬度")
    return json.dumps(geometry, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _codes(rows: list[_Row]) -> set[str]:
    return {row.code for row in rows} | {row.parent for row in rows if row.parent}


def _order(rows: list[_Row], held: dict[str, Grid], problems: list[str]) -> None:
    """Give every row its level and sort parents before children."""
    mine = {row.code: row for row in rows}
    for row in rows:
        above, seen = row, {row.code}
        depth = 1
        while above.parent:
            if above.parent in seen:
                problems.append(f"第{row.number}个网格({row.code})的上级网格绕成了一圈,请检查")
                break
            if above.parent not in mine:
                outside = held.get(above.parent)
                if outside is None:
                    problems.append(f"第{row.number}个网格({row.code})的上级网格“{above.parent}”不存在,请先导入")
                depth += outside.level if outside else 0
                break
            above = mine[above.parent]
            seen.add(above.code)
            depth += 1
        row.level = depth
    rows.sort(key=lambda row: (row.level, row.number))


def _write(rows: list[_Row], held: dict[str, Grid]) -> Imported:
    created = changed = 0
    for row in rows:
        grid = held.get(row.code)
        wanted = {
            "name": row.name,
            "division": row.division,
            "polygon": row.polygon,
            "valid_from": row.valid_from,
            "valid_to": row.valid_to,
            "level": row.level,
            "parent_id": held[row.parent].pk if row.parent else None,
        }
        if grid is None:
            held[row.code] = Grid.objects.create(code=row.code, **wanted)
            created += 1
        elif any(getattr(grid, field) != value for field, value in wanted.items()):
            for field, value in wanted.items():
                setattr(grid, field, value)
            grid.save()
            changed += 1
    return Imported(created, changed, len(rows) - created - changed)
