"""Typed detail of requests, one-to-one with the case."""

from yifa.domains.requests.models.grid import GridEvent
from yifa.domains.requests.models.matters import Matter

__all__ = ["GridEvent", "Matter"]
