"""Shared fixtures: the named cast (tests/factories/cast.py) is at every test's hand."""

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

SLOW_ROOMS = frozenset({"sweeps", "journeys", "browser"})


def pytest_collection_modifyitems(items):
    """The slow rooms first: with two workers, what comes last should be short, or one of them waits for the other."""
    items.sort(key=lambda item: not SLOW_ROOMS.intersection(item.path.parts))
