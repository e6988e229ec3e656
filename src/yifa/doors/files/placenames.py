"""What people call a place (地名简称): tables say 马梁村 where the list of divisions says 马梁村村民委员会."""

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

from yifa.ground.places.models import Division

COMMITTEES = (("村民委员会", "村"), ("村委会", "村"), ("居民委员会", "社区"), ("居委会", "社区"))
"""How the list of divisions ends a village's or community's name, and what the place itself then ends in."""
PLACES = ("社区", "街道", "村", "镇", "乡", "居")
VILLAGE = 5
NAMED = 3
"""Places named in a sentence."""


def short(name: str) -> str:
    """马梁村村民委员会、马梁村民委员会、马梁村委会 -> 马梁村; 红花社区居民委员会 -> 红花社区."""
    plain = "".join(unicodedata.normalize("NFKC", name).split()).replace("/", "").replace("-", "")
    for committee, place in COMMITTEES:
        stem = plain.removesuffix(committee)
        if stem and stem != plain:
            return stem if stem.endswith(PLACES) else f"{stem}{place}"
    return plain


def bare(name: str) -> str:
    """马梁村 -> 马梁, of names that keep two characters: a name of one says too little."""
    stem = next((name.removesuffix(end) for end in PLACES if name.endswith(end)), name)
    return stem if len(stem) > 1 else name


class PlaceNames:
    """The divisions of one area by what they may be called. Read once for a file, not for each row."""

    def __init__(self, area: str) -> None:
        rows = list(Division.objects.within(area).order_by("code").values_list("code", "name", "level", "parent_id"))
        self.names = {code: short(name) for code, name, _, _ in rows}
        self._parents = {code: parent for code, _, _, parent in rows}
        self._villages = [code for code, _, level, _ in rows if level == VILLAGE]
        # The surest first: the name, the name after its town's (演示镇马梁村), the name without 村 or 社区.
        self._called = (
            _by_name((name, code) for code, name in self.names.items()),
            _by_name((self.full(code), code) for code in self.names),
            _by_name((bare(name), code) for code, name in self.names.items()),
        )

    def full(self, code: str) -> str:
        """The name after its parent's, where the parent lies in the area too."""
        return f"{self.names.get(self._parents[code] or '', '')}{self.names[code]}"

    def codes(self, word: str) -> list[str]:
        """The places that may be meant; one where the word is clear."""
        name = short(word)
        return next((called[name] for called in self._called if name in called), [])

    def refusal(self, word: str, codes: list[str]) -> str:
        """What to write instead, by places of this very area; never a code that stands for the whole of it."""
        if codes:
            named = "、".join(f"{self.full(code)}({code})" for code in codes[:NAMED])
            more = "等" if len(codes) > NAMED else ""
            return f"您的管辖范围内叫“{word}”的地方有{len(codes)}个:{named}{more}。请改填其中一个的12位区划代码。"
        example = self._example(word)
        if not example:
            return f"没有叫“{word}”的地方:您管辖的村(社区)还没有收进区划名录。请联系系统管理员先导入区划。"
        return (
            f"您的管辖范围内没有叫“{word}”的地方。请写村(社区)的名称,例如“{self.names[example]}”,"
            f"或者它的12位区划代码,例如{example}。"
        )

    def _example(self, word: str) -> str:
        """The village whose name is most like the word, else the first one."""
        by_name = {self.names[code]: code for code in reversed(self._villages)}
        like = get_close_matches(short(word), by_name, n=1)
        return by_name[like[0]] if like else next(iter(self._villages), "")


def _by_name(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, code in pairs:
        found.setdefault(name, []).append(code)
    return found
