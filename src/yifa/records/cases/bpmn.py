"""A procedure as BPMN 2.0 (流程图): compiled from the declaration, with a drawn layout. Pure Python.

States become tasks named “state”, steps become sequence flows; a state with several ways on gets an exclusive
gateway. Layout: a state's column is its distance from the start, its row its turn within the column.
"""

from collections import deque
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from yifa.records.cases.imported import WITHDRAW
from yifa.records.cases.procedure import OPENING, Procedure, State, Step

_MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
_DI = "http://www.omg.org/spec/BPMN/20100524/DI"
_DC = "http://www.omg.org/spec/DD/20100524/DC"
_LINE = "http://www.omg.org/spec/DD/20100524/DI"
_WIDTH, _HEIGHT, _GAP_X, _GAP_Y = 130, 60, 110, 50


def drawn_steps(procedure: Procedure) -> tuple[Step, ...]:
    """All but 撤销导入: taking an import back leads from everywhere and is no way of the matter itself."""
    return tuple(step for step in procedure.steps if step.code != WITHDRAW)


def _drawn_states(procedure: Procedure) -> tuple[State, ...]:
    led_to = {step.target for step in drawn_steps(procedure)}
    only_back = {step.target for step in procedure.steps} - led_to
    return tuple(state for state in procedure.states if state.code not in only_back)


def bpmn(procedure: Procedure) -> str:
    """The BPMN 2.0 XML of a procedure, with diagram interchange, ready for any BPMN viewer."""
    for prefix, space in (("bpmn", _MODEL), ("bpmndi", _DI), ("dc", _DC), ("di", _LINE)):
        register_namespace(prefix, space)
    root = Element(f"{{{_MODEL}}}definitions", {"id": f"def_{procedure.code}", "targetNamespace": "urn:yifa"})
    named = {"id": procedure.code, "name": procedure.name, "isExecutable": "false"}
    process = SubElement(root, f"{{{_MODEL}}}process", named)
    nodes = _nodes(procedure, process)
    flows = _flows(procedure, process)
    _diagram(root, procedure, nodes, flows)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _nodes(procedure: Procedure, process: Element) -> dict[str, tuple[float, float, float, float]]:
    """Nodes with their boxes: start event, a task per state, an end event per final state."""
    places = _places(procedure)
    boxes: dict[str, tuple[float, float, float, float]] = {}
    for code, (column, row) in places.items():
        x, y = 60 + column * (_WIDTH + _GAP_X), 60 + row * (_HEIGHT + _GAP_Y)
        if code == OPENING:
            SubElement(process, f"{{{_MODEL}}}startEvent", {"id": "start", "name": "开始"})
            boxes["start"] = (x, y + 12, 36, 36)
            continue
        state = procedure.state(code)
        tag = "endEvent" if state.final else "task"
        SubElement(process, f"{{{_MODEL}}}{tag}", {"id": code, "name": state.name})
        boxes[code] = (x, y + 12, 36, 36) if state.final else (x, y, _WIDTH, _HEIGHT)
    return boxes


def _places(procedure: Procedure) -> dict[str, tuple[int, int]]:
    """(column, row) of each state: breadth first from the opening; states no step reaches come last."""
    depth = {OPENING: 0}
    queue = deque([OPENING])
    while queue:
        here = queue.popleft()
        for step in (one for one in drawn_steps(procedure) if here in one.source):
            target = step.leads(here)
            if target not in depth:
                depth[target] = depth[here] + 1
                queue.append(target)
    last = max(depth.values()) + 1
    for state in _drawn_states(procedure):
        depth.setdefault(state.code, last)
    rows: dict[int, int] = {}
    places = {}
    for code, column in depth.items():
        places[code] = (column, rows.get(column, 0))
        rows[column] = rows.get(column, 0) + 1
    return places


def _flows(procedure: Procedure, process: Element) -> list[tuple[str, str, str]]:
    flows = []
    for step in drawn_steps(procedure):
        for source in step.source:
            flow = (f"{step.code}_{source or 'start'}", source or "start", step.leads(source))
            attributes = {"id": flow[0], "name": step.name, "sourceRef": flow[1], "targetRef": flow[2]}
            SubElement(process, f"{{{_MODEL}}}sequenceFlow", attributes)
            flows.append(flow)
    return flows


def _diagram(
    root: Element,
    procedure: Procedure,
    boxes: dict[str, tuple[float, float, float, float]],
    flows: list[tuple[str, str, str]],
) -> None:
    diagram = SubElement(root, f"{{{_DI}}}BPMNDiagram", {"id": f"diagram_{procedure.code}"})
    plane = SubElement(diagram, f"{{{_DI}}}BPMNPlane", {"id": "plane", "bpmnElement": procedure.code})
    for code, (x, y, width, height) in boxes.items():
        shape = SubElement(plane, f"{{{_DI}}}BPMNShape", {"id": f"{code}_di", "bpmnElement": code})
        bounds = {"x": f"{x:g}", "y": f"{y:g}", "width": f"{width:g}", "height": f"{height:g}"}
        SubElement(shape, f"{{{_DC}}}Bounds", bounds)
    for code, source, target in flows:
        edge = SubElement(plane, f"{{{_DI}}}BPMNEdge", {"id": f"{code}_di", "bpmnElement": code})
        for x, y in _waypoints(boxes[source], boxes[target], loop=source == target):
            SubElement(edge, f"{{{_LINE}}}waypoint", {"x": f"{x:g}", "y": f"{y:g}"})


def _waypoints(
    one: tuple[float, float, float, float], other: tuple[float, float, float, float], *, loop: bool
) -> list[tuple[float, float]]:
    x, y, width, height = one
    to_x, to_y, to_width, to_height = other
    if loop:
        return [(x + width * 0.7, y), (x + width * 0.7, y - 20), (x + width * 0.3, y - 20), (x + width * 0.3, y)]
    if to_x > x:
        middle = (x + width + to_x) / 2
        start, end = (x + width, y + height / 2), (to_x, to_y + to_height / 2)
        return [start, (middle, start[1]), (middle, end[1]), end]
    return [(x + width / 2, y + height), (x + width / 2, y + height + 22), (to_x + to_width / 2, y + height + 22),
            (to_x + to_width / 2, to_y + to_height)]  # fmt: skip
