"""Parts that stand in every row of a list, drawn straight to markup: a template each would cost half the page.

Everything that comes from people goes through ``format_html``, which escapes it.
"""

from datetime import date, datetime

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from yifa.ground.calendar import TZ
from yifa.ui.icons import ICONS
from yifa.ui.parts import Basis, Cell, ClockChip

NOTHING = SafeString("")
_SIGN = (
    '<svg class="y-icon" width="{0}" height="{0}" viewBox="0 0 24 24" fill="none" stroke="currentColor" '
    'stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">{1}</svg>'
)


def icon(name: str, size: int = 18) -> SafeString:
    """An inline sign; hidden from readers of text, because the word stands beside it."""
    return mark_safe(_SIGN.format(size, ICONS[name]))  # noqa: S308  drawn in this project, a number and a drawing


def moment(value: date | datetime | None) -> str:
    """A date as tables show it; a time only when the law counts hours or the event has one."""
    match value:
        case None:
            return "—"
        case datetime():
            return (value.astimezone(TZ) if value.tzinfo else value).strftime("%Y-%m-%d %H:%M")
        case date():
            return value.isoformat()


def clock(part: ClockChip) -> SafeString:
    """期限 chip: state as sign and word, then what, when and by which article."""
    tag = SafeString(' <span class="y-tag">暂定</span>') if part.provisional else NOTHING
    due = format_html('<span class="y-clock-due">{}{}</span>', moment(part.due), tag) if part.due else NOTHING
    source = Basis(part.basis, part.verified)
    mark = SafeString(' <span class="y-unverified">待核</span>') if source.open else NOTHING
    basis = format_html('<span class="y-clock-basis">{}{}</span>', source.words, mark) if part.basis else NOTHING
    why = format_html('<a class="y-why" href="{}">为什么是这天</a>', part.url) if part.url else NOTHING
    return format_html(
        '<span class="y-clock y-state-{0}{1}"><span class="y-chip y-chip-{0}">{2}<span>{3}</span></span>'
        '<span class="y-clock-words"><span class="y-clock-name">{4}</span>{5}{6}{7}</span></span>',
        part.state,
        " y-provisional" if part.provisional else "",
        icon(part.icon, 16),
        part.left or part.word,
        part.name,
        due,
        basis,
        why,
    )


def cell(part: Cell) -> SafeString:
    """What stands in one cell of a list; masks are drawn by their template, because they carry a form."""
    text = part.text or "—"
    if part.clock:
        main = clock(part.clock)
    elif part.state:
        main = format_html('<span class="y-state y-state-{}">{}</span>', part.state, text)
    elif part.url:
        main = format_html('<a href="{}"{}>{}</a>', part.url, SafeString(' class="y-code"') if part.code else "", text)
    else:
        main = format_html("<span>{}</span>", text)
    below = format_html('<span class="y-code y-below">{}</span>', part.under) if part.under else NOTHING
    return format_html("{}{}", main, below)


def cell_class(part: Cell, minor: bool) -> str:
    flags = (("y-number", part.number), ("y-short", part.short), ("y-minor", minor), ("y-blank", part.blank))
    return " ".join(name for name, on in flags if on)


def rows(
    heads: tuple[str, ...], minor: tuple[str, ...], cells: tuple[tuple[Cell, ...], ...], masks: dict[int, SafeString]
) -> SafeString:
    """The body of a table. ``masks``: masks already drawn, by the identity of their cell."""
    return format_html_join(
        "\n",
        "<tr>{}</tr>",
        (
            (
                format_html_join(
                    "",
                    '<td data-label="{}" class="{}">{}</td>',
                    (
                        (head, cell_class(one, head in minor), masks.get(id(one)) or cell(one))
                        for head, one in zip(heads, row, strict=True)
                    ),
                ),
            )
            for row in cells
        ),
    )
