"""A small register of declarations: filled at start-up, refuses duplicates, reads in a stable order."""

from collections.abc import Iterator
from typing import Generic, Protocol, TypeVar


class Coded(Protocol):
    @property
    def code(self) -> str: ...


T = TypeVar("T", bound=Coded)


class DuplicateDeclaration(ValueError):
    """Two declarations claim one code; the second is refused at start-up."""


class UnknownDeclaration(KeyError):
    """Nobody declared this code. The message is a Chinese sentence for the person who asked."""

    def __str__(self) -> str:
        return str(self.args[0])


class Registry(Generic[T]):
    """Declarations by code.

    ``noun`` is the Chinese word used in messages, e.g. “程序”.
    Declaring the very same object twice is harmless (apps may be loaded again by tests);
    another object under a taken code raises :class:`DuplicateDeclaration`.
    """

    def __init__(self, noun: str) -> None:
        self.noun = noun
        self._items: dict[str, T] = {}

    def add(self, item: T) -> T:
        held = self._items.get(item.code)
        if held is not None and held != item:
            raise DuplicateDeclaration(f"{self.noun}“{item.code}”声明了两次")
        self._items[item.code] = item
        return item

    def add_all(self, items: "tuple[T, ...] | list[T]") -> None:
        for item in items:
            self.add(item)

    def get(self, code: str) -> T | None:
        return self._items.get(code)

    def __getitem__(self, code: str) -> T:
        try:
            return self._items[code]
        except KeyError:
            raise UnknownDeclaration(f"没有代码为“{code}”的{self.noun}") from None

    def __contains__(self, code: object) -> bool:
        return code in self._items

    def __iter__(self) -> Iterator[T]:
        return iter([self._items[code] for code in sorted(self._items)])

    def __len__(self) -> int:
        return len(self._items)
