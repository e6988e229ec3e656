"""Where a row belongs (所在区划): a code or a name, always inside the area of the person who brings the file."""

from yifa.doors.files.placenames import PlaceNames
from yifa.ground.identity.actor import Actor, in_area
from yifa.ground.identity.models import Organ
from yifa.ground.places.codes import PlaceCodeError, full, prefix_of
from yifa.ground.places.models import Division

COORDINATING = ("PAFZB", "SFS")
"""Offices that keep a township's records where a file brought in by the house itself names none."""


class PlaceUnknown(ValueError):
    """Not a place here, or not in the person's area; a Chinese sentence."""


class Places:
    """The divisions one person may write to. ``home``: 12 digits for rows that name none, or empty."""

    def __init__(self, by: Actor, home: str = "") -> None:
        self.by = by
        self.home = home or (full(by.scope) if by.scope else "")
        self._found: dict[str, str | PlaceUnknown] = {}
        self._names: PlaceNames | None = None
        self._organs: dict[str, str] = {}

    def find(self, value: object) -> str:
        """12 digits for a code, a name, ``code name`` or nothing. Raises :class:`PlaceUnknown`."""
        word = str(value or "").strip()
        if not word:
            if not self.home:
                raise PlaceUnknown("请填写所在区划的代码,例如500155117。")
            return self.home
        if word not in self._found:
            self._found[word] = self._tried(word)
        found = self._found[word]
        if isinstance(found, PlaceUnknown):
            raise PlaceUnknown(str(found))
        return found

    def _tried(self, word: str) -> "str | PlaceUnknown":
        """Remembered either way: a wrong word stands in a thousand rows."""
        try:
            return self._look(word)
        except PlaceUnknown as wrong:
            return wrong

    def _look(self, word: str) -> str:
        code, _, _ = word.partition(" ")
        if code.isascii() and code.isdigit():
            try:
                found = full(code)
            except PlaceCodeError as wrong:
                raise PlaceUnknown(f"{wrong}。") from None
            if not self._mine(found):
                raise PlaceUnknown(f"区划{prefix_of(code)}不在您的管辖范围内,请核对。")
            return found
        return self._by_name(word)

    def _by_name(self, name: str) -> str:
        area = self.by.scope or (prefix_of(self.home) if self.home else "")
        if not area:
            codes = list(Division.objects.filter(name=name).values_list("code", flat=True)[:2])
            if len(codes) != 1:
                raise PlaceUnknown(f"全国{'不止一个' if codes else '没有'}叫“{name}”的地方,请改填12位区划代码。")
            return str(codes[0])
        self._names = self._names or PlaceNames(area)
        codes = self._names.codes(name)
        if len(codes) != 1:
            raise PlaceUnknown(self._names.refusal(name, codes))
        return codes[0]

    def _mine(self, code: str) -> bool:
        if self.by.everywhere:
            return not self.home or in_area(code, prefix_of(self.home))
        return in_area(code, self.by.scope)

    def offered(self, most: int = 400) -> list[str]:
        """``code name`` of the places in the area, for a template's list."""
        if not self.home:
            return []
        rows = Division.objects.within(prefix_of(self.home)).order_by("code").values_list("code", "name")[:most]
        return [f"{prefix_of(code)} {name}" for code, name in rows]

    def organ(self, division: str) -> str:
        """Whose a row is: the person's own organ; for the house itself the place's coordinating office."""
        if self.by.organ or not division:
            return self.by.organ
        if division not in self._organs:
            self._organs[division] = _organ_at(division)
        return self._organs[division]


def _organ_at(division: str) -> str:
    prefix = prefix_of(division)
    codes = list(Organ.objects.filter(division=division).order_by("code").values_list("code", flat=True))
    wanted = [f"{prefix}-{short}" for short in COORDINATING]
    return next((code for code in wanted if code in codes), codes[0] if codes else wanted[0])
