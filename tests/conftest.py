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
]
