"""The parts as tags: ``{% clock chip %}``, ``{% figure value %}``, ``{% next_steps steps %}`` …

Each inclusion tag hands one frozen dataclass to one template in ``templates/ui/parts/``.
"""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import format_html, json_script
from django.utils.safestring import SafeString

from yifa.ground.calendar import TZ
from yifa.ui import drawing
from yifa.ui.fields import Box, boxes
from yifa.ui.parts import (
    AlertCard,
    Basis,
    Conflict,
    DefinitionCard,
    Empty,
    Entered,
    Figure,
    FilterBar,
    Mask,
    Moment,
    NextStep,
    Pager,
    Table,
    WhyThisDay,
)

register = template.Library()


register.simple_tag(drawing.icon, name="icon")
register.simple_tag(drawing.clock, name="clock")
register.filter("moment", drawing.moment)


@register.filter
def day(value: date | datetime | None) -> str:
    """Only the date."""
    if isinstance(value, datetime):
        value = (value.astimezone(TZ) if value.tzinfo else value).date()
    return value.isoformat() if value else "—"


@register.filter
def thousands(value: int | Decimal | None) -> str:
    """5883 as 5,883: on screens only, never in documents."""
    return "—" if value is None else f"{value:,}"


@register.inclusion_tag("ui/parts/basis.html")
def basis(part: Basis) -> dict[str, Any]:
    return {"part": part}


@register.inclusion_tag("ui/parts/why.html")
def why_this_day(part: WhyThisDay) -> dict[str, Any]:
    return {"part": part}


@register.inclusion_tag("ui/parts/figure.html")
def figure(part: Figure) -> dict[str, Any]:
    return {"part": part}


@register.inclusion_tag("ui/parts/definition.html")
def definition(part: DefinitionCard) -> dict[str, Any]:
    return {"part": part}


@register.inclusion_tag("ui/parts/timeline.html", takes_context=True)
def timeline(context: Context, moments: tuple[Moment, ...]) -> dict[str, Any]:
    return {"moments": moments, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("ui/parts/answers.html", takes_context=True)
def answers(context: Context, entered: tuple[Entered, ...]) -> dict[str, Any]:
    """A form as entered: title and text, personal data masked with its eye."""
    return {"entered": entered, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("ui/parts/next_steps.html")
def next_steps(steps: tuple[NextStep, ...], ended: bool = False) -> dict[str, Any]:
    """``ended``: the matter is over, whatever can still be taken from there."""
    primary = next((step for step in steps if step.open and step.primary and not step.theirs), None)
    others = [step for step in steps if step.open and not step.theirs and step is not primary]
    closed = [step for step in steps if not step.open]
    later = [step for step in closed if step.later]
    return {
        "primary": primary,
        "others": others,
        "theirs": [step for step in steps if step.open and step.theirs],
        "ended": ended,
        "closed": _together([step for step in closed if not step.later]),
        "later": _together(later),
        "later_count": len(later),
    }


def _together(steps: list[NextStep]) -> list[NextStep]:
    """Steps that are closed for one and the same reason, in one line; the article only where they share it."""
    found: dict[tuple[str, str], list[NextStep]] = {}
    for step in steps:
        found.setdefault((step.reason, step.way_out), []).append(step)
    return [
        replace(
            same[0],
            name="、".join(step.name for step in same),
            basis=same[0].basis if len({step.basis for step in same}) == 1 else "",
        )
        for same in found.values()
    ]


@register.inclusion_tag("ui/parts/mask.html", takes_context=True)
def mask(context: Context, part: Mask) -> dict[str, Any]:
    return {"part": part, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("ui/parts/alert.html", takes_context=True)
def alert_card(context: Context, part: AlertCard) -> dict[str, Any]:
    return {"part": part, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("ui/parts/empty.html")
def empty(part: Empty) -> dict[str, Any]:
    return {"part": part}


@register.inclusion_tag("ui/parts/pager.html")
def pager(part: Pager) -> dict[str, Any]:
    return {"part": part}


@register.inclusion_tag("ui/parts/filters.html")
def filter_bar(part: FilterBar) -> dict[str, Any]:
    return {"part": part}


@register.inclusion_tag("ui/parts/table.html", takes_context=True)
def table(context: Context, part: Table) -> dict[str, Any]:
    token = context.get("csrf_token")
    masks = {
        id(cell): SafeString(render_to_string("ui/parts/mask.html", {"part": cell.mask, "csrf_token": token}))
        for row in part.rows
        for cell in row
        if cell.mask
    }
    return {"part": part, "body": drawing.rows(part.heads, part.minor, part.rows, masks)}


@register.inclusion_tag("ui/parts/box.html")
def box(part: Box) -> dict[str, Any]:
    return {"part": part, "field": part.field}


@register.inclusion_tag("ui/parts/form_boxes.html")
def form_boxes(fields: Any, values: Any = None, errors: Any = None) -> dict[str, Any]:
    """All boxes of a form with the error summary above; accepts FormFields or finished boxes."""
    drawn = fields if fields and isinstance(fields[0], Box) else boxes(tuple(fields), values, errors)
    return {"boxes": drawn, "errors": error_links(drawn, errors or {})}


@register.inclusion_tag("ui/parts/conflict.html")
def conflict(part: Conflict) -> dict[str, Any]:
    return {"part": part}


@register.simple_tag
def chart(code: str, title: str, option: dict[str, Any], height: int = 260) -> SafeString:
    """A drawn chart: its ECharts option travels as JSON beside it; ``title`` is read where nothing is drawn."""
    return format_html(
        '<figure class="y-chart" data-chart="{0}" role="img" aria-label="{1}" style="height:{2}px"></figure>{3}',
        f"chart-{code}",
        title,
        height,
        json_script(option, f"chart-{code}"),
    )


def error_links(drawn: tuple[Box, ...], errors: dict[str, str]) -> list[tuple[str, str]]:
    """(address of the box, sentence) for the summary; errors of the whole form point at nothing."""
    by_name = {one.field.name: one.id for one in drawn}
    found = [(f"#{one.id}", one.error) for one in drawn if one.error]
    return found + [("", sentence) for name, sentence in errors.items() if name not in by_name]
