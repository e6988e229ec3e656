"""Declaring what may be suggested, what may be a duplicate, what is counted by item and place. Pure Python."""

from dataclasses import dataclass

from yifa.ground.registry import Registry


class IncompleteLikeness(ValueError):
    """A declaration without procedure, text or label cannot be made."""


@dataclass(frozen=True)
class Suggestion:
    """What the history of a procedure suggests for one column of its detail (建议).

    ``label``: the column, which is also the form field it is suggested for; ``name``: how the page calls it;
    ``text``: fields of the opening step that are read (``title`` is the case's own).
    """

    procedure: str
    label: str
    name: str
    text: tuple[str, ...] = ("title",)

    def __post_init__(self) -> None:
        if not (self.procedure and self.label and self.name and self.text):
            raise IncompleteLikeness(f"建议“{self.code}”缺少程序、栏目、名称或文字来源")

    @property
    def code(self) -> str:
        return f"{self.procedure}.{self.label}"


@dataclass(frozen=True)
class Duplicates:
    """Matters of this procedure may be told twice (疑似重复). ``merge``: the step that ties one to the other, whose
    ``links`` field takes the code of the main one; "" where they cannot be merged."""

    procedure: str
    text: tuple[str, ...] = ("title",)
    merge: str = ""

    def __post_init__(self) -> None:
        if not (self.procedure and self.text):
            raise IncompleteLikeness("疑似重复的声明缺少程序或文字来源")

    @property
    def code(self) -> str:
        return self.procedure


@dataclass(frozen=True)
class Counted:
    """Matters of this procedure are counted by item and place (高频事项、平常范围). ``item``: column of the detail."""

    procedure: str
    item: str
    name: str

    def __post_init__(self) -> None:
        if not (self.procedure and self.item and self.name):
            raise IncompleteLikeness(f"计数“{self.procedure}”缺少程序、事项栏或名称")

    @property
    def code(self) -> str:
        return self.procedure


SUGGESTIONS: Registry[Suggestion] = Registry("建议")
DUPLICATES: Registry[Duplicates] = Registry("疑似重复声明")
COUNTED: Registry[Counted] = Registry("计数声明")


def suggestions_for(procedure: str, fields: frozenset[str]) -> tuple[Suggestion, ...]:
    """The suggestions for a form that has these fields."""
    return tuple(one for one in SUGGESTIONS if one.procedure == procedure and one.label in fields)
