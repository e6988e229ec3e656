"""The one scope layer: what an actor may see, asked once in the query (管辖范围).

List, detail, search, count, export and feed all start from ``visible_to(actor)``, so they cannot differ.
It is a range on the division column (index friendly, no LIKE) and a clause on secrecy; whatever is unclear
sees nothing. ``actor.can_see`` is the same rule for one row in hand; a test holds the two together.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Self, TypeVar

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import Q

from yifa.ground.identity.actor import SECRECY_HANDLER, SECRECY_OPEN, SECRECY_ORGAN, Actor
from yifa.ground.places.codes import prefix_of, range_of

M = TypeVar("M", bound=models.Model)

NOTHING = Q(pk__in=())
NO_COLUMNS: Mapping[int, str] = MappingProxyType({})
"""Most tables keep the division alone; a table with ``SCOPE_COLUMNS`` keeps prefixes of it beside it."""


def area(prefix: str, column: str = "division") -> Q:
    """Rows whose division lies under ``prefix``: ``column >= low and column < high``."""
    low, high = range_of(prefix)
    return Q(**{f"{column}__gte": low, f"{column}__lt": high})


def within(prefix: str, columns: Mapping[int, str], through: str = "") -> Q:
    """As :func:`area`, by equality where the table keeps the prefixes of this width in a column of their own."""
    column = columns.get(len(prefix_of(prefix)))
    return Q(**{f"{through}{column}": prefix_of(prefix)}) if column else area(prefix, f"{through}division")


def scope_filter(
    actor: Actor, *, through: str = "", has_handler: bool = False, columns: Mapping[int, str] = NO_COLUMNS
) -> Q:
    """The condition as a Q. ``through``: lookup path to the scoped row, e.g. ``"case__"``; ``columns``: width of a
    prefix -> the column that holds it."""
    if actor.everywhere:
        return Q()
    if not actor.scope or not actor.handles_matters:
        return NOTHING
    try:
        inside = within(actor.scope, columns, through)
    except ValueError:
        return NOTHING
    sight = Q(**{f"{through}secrecy": SECRECY_OPEN})
    if actor.organ:
        sight |= Q(**{f"{through}secrecy": SECRECY_ORGAN, f"{through}organ": actor.organ})
    if has_handler and actor.username:
        sight |= Q(**{f"{through}secrecy": SECRECY_HANDLER, f"{through}handler": actor.username})
    return inside & sight


class ScopedQuerySet(models.QuerySet[M]):
    """A query set that knows scope. Rows need ``division``, ``organ`` and ``secrecy`` columns,
    their own or those of the row at ``scope_through`` (a lookup path ending in ``__``)."""

    scope_through = ""

    def visible_to(self, actor: Actor) -> Self:
        """Only the rows this actor may see."""
        scoped = _scoped(self.model, self.scope_through)
        return self.filter(
            scope_filter(
                actor,
                through=self.scope_through,
                has_handler=_has_handler(scoped),
                columns=getattr(scoped, "SCOPE_COLUMNS", NO_COLUMNS),
            )
        )


def _scoped(model: type[models.Model], through: str) -> type[models.Model] | None:
    """The model of the scoped row at the end of the lookup path."""
    for name in [part for part in through.split("__") if part]:
        related = model._meta.get_field(name).related_model
        if not isinstance(related, type) or not issubclass(related, models.Model):
            return None
        model = related
    return model


def _has_handler(model: type[models.Model] | None) -> bool:
    """Whether the scoped row keeps its handler (承办人) in a text column."""
    if model is None:
        return False
    try:
        return isinstance(model._meta.get_field("handler"), models.CharField)
    except FieldDoesNotExist:
        return False


class ScopedManager(models.Manager.from_queryset(ScopedQuerySet)):  # type: ignore[misc]
    """The manager to give a scoped model: ``objects = ScopedManager()``."""
