"""What verification says: one sentence a problem, naming the thing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """`kind` file | root | entry | row | figure | printed | trace; `where` the file, row or indicator."""

    kind: str
    where: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.where}：{self.sentence}"


class CannotVerify(ValueError):
    """The directory lacks what every check rests on (trace.json, ledger/root.json)."""
