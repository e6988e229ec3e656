"""Shared fixtures: see tests/factories for the named cast."""
