"""The spreadsheets of these tests, their day, and what the ledger was told."""

import json

import pytest
from factories.spreadsheets import filled, in_autumn, setting, sheet

from yifa.ground.ledger import entry_bytes

__all__ = ["filled", "in_autumn", "setting", "sheet"]


@pytest.fixture
def ledger_entries(db):
    """Every row of the ledger so far, as data."""
    return lambda: [json.loads(entry) for _, entry in entry_bytes(range(1, 100_000))]


@pytest.fixture
def ledger_events(ledger_entries):
    return lambda: [entry["event"] for entry in ledger_entries()]
