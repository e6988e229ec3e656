"""Typed detail of requests, one-to-one with the case."""

from yifa.domains.requests.models.grid import GridEvent
from yifa.domains.requests.models.matters import Matter
from yifa.domains.requests.models.orders import LegalAid, LegalServiceOrder, Order
from yifa.domains.requests.models.topics import SpecialTopic

__all__ = ["GridEvent", "LegalAid", "LegalServiceOrder", "Matter", "Order", "SpecialTopic"]
