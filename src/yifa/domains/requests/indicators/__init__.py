"""What the annual report counts of requests (群众诉求)."""

from yifa.domains.requests.indicators.grid import EVENTS, GRID, LOOP
from yifa.domains.requests.indicators.hotline import HOTLINE
from yifa.domains.requests.indicators.matters import MATTERS
from yifa.domains.requests.indicators.three_rates import ORDERS

DECLARED = (*HOTLINE, *ORDERS, *MATTERS, *GRID, *EVENTS, *LOOP)
