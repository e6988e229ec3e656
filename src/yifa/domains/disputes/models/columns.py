"""The plain columns that the typed tables are made of: a day 日期, a word 选项, money 金额(元)."""

from typing import Any

from django.db import models


def day(title: str) -> "models.Field[Any, Any]":
    return models.DateField(title, null=True, blank=True)


def word(title: str, length: int = 20) -> "models.Field[Any, Any]":
    return models.CharField(title, max_length=length, default="", blank=True)


def money(title: str) -> "models.Field[Any, Any]":
    return models.DecimalField(title, max_digits=14, decimal_places=2, null=True, blank=True)
