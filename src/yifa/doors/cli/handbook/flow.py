"""The flow chart as inline SVG, drawn from the same BPMN that other programs open (流程图)."""

from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from yifa.records.cases.bpmn import bpmn
from yifa.records.cases.procedure import Procedure

_MODEL = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
_DI = "{http://www.omg.org/spec/BPMN/20100524/DI}"
_DC = "{http://www.omg.org/spec/DD/20100524/DC}"
_LINE = "{http://www.omg.org/spec/DD/20100524/DI}"
MARGIN = 40
LINE = 12
FONT = 14
BESIDE = {
    "on": (-9, -5, "end", -1),
    "back": (6, 14, "start", 1),
    "down": (6, 8, "start", 1),
    "round": (20, -24, "middle", -1),
}
"""Where a step's name stands: away from the arrow's point, how it is aligned, and which way more names follow."""
Points = list[tuple[float, float]]


def flow_chart(procedure: Procedure) -> str:
    """One ``<svg>``; readable without colour, scaling with the page, titled for screen readers."""
    root = ElementTree.fromstring(bpmn(procedure))  # noqa: S314  our own words, written a line above
    names = {one.get("id", ""): one.get("name", "") for one in root.iter() if one.get("id")}
    ends = {one.get("id", "") for one in root.iter(f"{_MODEL}endEvent")} | {"start"}
    shapes = [_shape(one, names, ends) for one in root.iter(f"{_DI}BPMNShape")]
    lines = _lines(root)
    drawn = "".join(_drawn(way, points) for way, points, _ in lines)
    width, height = _size(root)
    title = quoteattr(f"{procedure.name}流程图")
    return (
        f'<svg class="flow" viewBox="0 0 {width:g} {height:g}" role="img" aria-label={title} '
        f'xmlns="http://www.w3.org/2000/svg"><defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" '
        f'markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>'
        f"{drawn}{''.join(shapes)}{''.join(_labels(lines, names))}</svg>"
    )


def _size(root: ElementTree.Element) -> tuple[float, float]:
    boxes = [_box(one) for one in root.iter(f"{_DI}BPMNShape")]
    points = [_point(one) for one in root.iter(f"{_LINE}waypoint")]
    right = max([x + w for x, _, w, _ in boxes] + [x for x, _ in points])
    bottom = max([y + h for _, y, _, h in boxes] + [y for _, y in points])
    return right + MARGIN * 2, bottom + MARGIN


def _box(shape: ElementTree.Element) -> tuple[float, float, float, float]:
    bounds = shape.find(f"{_DC}Bounds")
    assert bounds is not None
    x, y, width, height = (float(bounds.get(name, "0")) for name in ("x", "y", "width", "height"))
    return x, y, width, height


def _point(point: ElementTree.Element) -> tuple[float, float]:
    return float(point.get("x", "0")), float(point.get("y", "0"))


def _shape(shape: ElementTree.Element, names: dict[str, str], ends: set[str]) -> str:
    x, y, width, height = _box(shape)
    code = shape.get("bpmnElement", "")
    name = escape(names.get(code, ""))
    if code in ends:
        middle = f'cx="{x + width / 2:g}" cy="{y + height / 2:g}" r="{width / 2:g}"'
        weight = "" if code == "start" else ' class="end"'
        return f'<circle {middle}{weight}/><text x="{x + width / 2:g}" y="{y + height + 16:g}">{name}</text>'
    box = f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="6"/>'
    size = min(FONT, (width - 8) / max(len(name), 1))
    return f'{box}<text style="font-size:{size:.3g}px" x="{x + width / 2:g}" y="{y + height / 2 + 5:g}">{name}</text>'


def _lines(root: ElementTree.Element) -> list[tuple[str, Points, str]]:
    """(way, points, element) of every edge. A line down to a state below ends at its upper side."""
    tops = {(x + width / 2, y + height): y for x, y, width, height in map(_box, root.iter(f"{_DI}BPMNShape"))}
    found = []
    for edge in root.iter(f"{_DI}BPMNEdge"):
        points = [_point(one) for one in edge.iter(f"{_LINE}waypoint")]
        way = _way(points)
        if way == "down":
            points[-1] = (points[-1][0], tops.get(points[-1], points[-1][1]))
        found.append((way, points, edge.get("bpmnElement", "")))
    return found


def _way(points: Points) -> str:
    """Which way a step leads, told by its line: on to the right, back up, down, or round to the same state."""
    (x, y), (to_x, to_y) = points[-2], points[-1]
    if x != to_x:
        return "on"
    if points[0][1] == to_y and len(points) == 4 and points[1][1] < to_y:
        return "round"
    return "back" if y > to_y else "down"


def _drawn(way: str, points: Points) -> str:
    path = " ".join(f"{x:g},{y:g}" for x, y in points)
    return f'<polyline class="{way}" points="{path}" marker-end="url(#tip)"/>'


def _labels(lines: list[tuple[str, Points, str]], names: dict[str, str]) -> list[str]:
    """Names of the steps beside their arrows; steps that run together are listed together, each once."""
    meeting: dict[tuple[str, float, float], dict[str, None]] = {}
    for way, points, code in lines:
        meeting.setdefault((way, *points[-2 if way == "down" else -1]), {})[names.get(code, "")] = None
    return [_label(*key, list(words)) for key, words in meeting.items()]


def _label(way: str, x: float, y: float, words: list[str]) -> str:
    dx, dy, anchor, up = BESIDE[way]
    return "".join(
        f'<text class="step" style="text-anchor:{anchor}" x="{x + dx:g}" y="{y + dy + up * LINE * place:g}">'
        f"{escape(word)}</text>"
        for place, word in enumerate(words)
    )
