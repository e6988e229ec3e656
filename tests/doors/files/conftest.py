"""The spreadsheets of these tests, and their day."""

from factories.spreadsheets import filled, in_autumn, setting, sheet

__all__ = ["filled", "in_autumn", "setting", "sheet"]
