"""Shared fixtures: the named cast (tests/factories/cast.py) is at every test's hand."""

import sys

import pytest

from yifa.ground.provisions import LAWBOOK

pytest_plugins = [
    "factories.cast",
    "factories.procedures",
    "factories.small_kinds",
    "factories.matters",
    "factories.components",
    "factories.ledger",
    "factories.postgres",
    "factories.browser",
    "factories.world",
]


@pytest.fixture(scope="session", autouse=True)
def _nobody_entered_a_rule():
    """Places enter their own periods in the store; tests without a store ask for periods too."""
    LAWBOOK.entered = None


TOO_EARLY = "yifa.doors.api.urls"
SLOW_ROOMS = frozenset({"sweeps", "journeys", "browser"})


def pytest_collection_modifyitems(items):
    """The slow rooms first: with two workers, what comes last should be short, or one of them waits for the other."""
    items.sort(key=lambda item: not SLOW_ROOMS.intersection(item.path.parts))


def pytest_collection_finish():
    """The API is built from the procedures declared by then; the tests declare theirs when the first test begins."""
    if TOO_EARLY in sys.modules:
        raise pytest.UsageError(
            f"a test module asked for an address while it was gathered: {TOO_EARLY} is built already"
        )
