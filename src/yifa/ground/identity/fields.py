"""Model fields for personal data (个人信息字段)."""

from typing import Any

from django.core.exceptions import FieldError
from django.db import models

from yifa.ground.identity.vault import vault


class SealedTextField(models.TextField):
    """Text that is encrypted in the store and clear in Python; empty stays empty.

    It cannot be searched or sorted in the database: keep a ``fingerprint`` beside it for equality.
    """

    def get_prep_value(self, value: Any) -> Any:
        return vault().seal(str(value)) if value else value

    def from_db_value(self, value: str | None, expression: object, connection: object) -> str | None:
        return vault().open(value) if value else value

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name != "isnull":
            raise FieldError(f"字段“{self.name}”已加密，不能按“{lookup_name}”查询；请用 fingerprint 列。")
        return super().get_lookup(lookup_name)
