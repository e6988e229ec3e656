"""Refusals: what a step is answered with when table, permission, form or guard forbids it. Nothing is written."""

from dataclasses import dataclass, field
from typing import Literal

Why = Literal["table", "permission", "form", "guard", "conflict", "absent"]
STATUS: dict[Why, int] = {"table": 409, "permission": 403, "form": 422, "guard": 422, "conflict": 409, "absent": 404}


@dataclass
class Refused(Exception):
    """A Chinese sentence with its article and, for forms, one sentence per field."""

    why: Why
    sentence: str
    basis: str = ""
    fields: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.sentence + (f"({self.basis})" if self.basis else "")

    @property
    def status(self) -> int:
        return STATUS[self.why]
