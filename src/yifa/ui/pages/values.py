"""A form's values on pages (内容): columns of a list, filters, the whole entry; personal data masked."""

from collections.abc import Mapping
from typing import Any, Protocol

from django.http import QueryDict

from yifa.ground.forms import Form, FormField, fields_of
from yifa.ui.fields import as_read
from yifa.ui.pages.naming import private_cell
from yifa.ui.parts import Cell, Choice, Entered, Filter, Mask

COLUMNS = 5
FILTERS = 2


class Formed(Protocol):
    """A register or activity kind, as far as its form goes."""

    @property
    def form(self) -> type[Form]: ...
    @property
    def label(self) -> str: ...
    @property
    def public(self) -> tuple[str, ...]: ...


class Filled(Protocol):
    """A row that such a form filled."""

    @property
    def facts(self) -> dict[str, Any]: ...
    @property
    def private(self) -> dict[str, Any]: ...


def columns(kind: Formed) -> tuple[FormField, ...]:
    """The label first, then public short fields in the order declared."""
    fields = fields_of(kind.form)
    label = next(field for field in fields if field.name == kind.label)
    short = [
        field for field in fields if field.name in kind.public and field.name != kind.label and field.kind != "textarea"
    ]
    return (label, *short[: COLUMNS - 1])


def row_cells(kind: Formed, row: Filled, shown: tuple[FormField, ...], url: str) -> tuple[Cell, ...]:
    """The cells of ``columns``; the label leads to the row's page, masked when it is personal."""
    label, *rest = shown
    if label.name in kind.public:
        first = as_read(label, row.facts.get(label.name))
    else:
        private = row.private.get(label.name)
        first = private_cell(label, private, "").masked if label.private else as_read(label, private)
    cells = [Cell(first, url)]
    for field in rest:
        value = row.facts.get(field.name)
        cells.append(Cell(as_read(field, value), number=field.kind in ("int", "decimal")))
    return tuple(cells)


def entered(kind: Formed, row: Filled, reveal_url: str, shown: Mapping[str, str]) -> tuple[Entered, ...]:
    """Every field as entered, personal ones masked with their eye."""
    values = {**row.facts, **row.private}
    found = []
    for field in fields_of(kind.form):
        value = values.get(field.name)
        if field.private:
            cell = private_cell(field, value, f"{reveal_url}?what={field.name}")
            mask = Mask(cell.title, cell.masked, cell.url, shown.get(field.name, ""))
            found.append(Entered(field.title, cell.masked, True, mask))
        else:
            found.append(Entered(field.title, as_read(field, value)))
    return tuple(found)


def filters(kind: Formed, query: QueryDict) -> tuple[Filter, ...]:
    """A box for each of the first public choices."""
    return tuple(
        Filter(
            f"f-{field.name}",
            field.title,
            "choice",
            tuple(Choice(value, text) for value, text in field.choices),
            query.get(f"f-{field.name}", ""),
        )
        for field in _choosable(kind)
    )


def narrowed(rows: Any, kind: Formed, query: QueryDict) -> Any:
    """The rows under the filters set; values that the form does not know are ignored."""
    for field in _choosable(kind):
        value = query.get(f"f-{field.name}", "")
        if value in dict(field.choices):
            rows = rows.filter(**{f"facts__{field.name}": value})
    return rows


def _choosable(kind: Formed) -> list[FormField]:
    fields = [field for field in fields_of(kind.form) if field.kind == "choice" and field.name in kind.public]
    return fields[:FILTERS]
