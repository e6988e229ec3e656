"""The lawbook: dated values read from TOML files.

Shape of a file::

    [[rule]]
    code = "dispute.judicial_confirmation"
    name = "共同申请司法确认"
    value = 30                      # int, string, bool or list
    unit = "d"                      # wd | d | mo | h, or a measure word such as "人"
    start = "agreement_effective"   # the event it runs from, for periods
    basis = "人民调解法 第33条"
    valid_from = 2011-01-01
    tag = "verified"                # verified | local | memory, as the research says
    profile = "stricter"            # free: a profile may set any value; stricter: only a smaller one; none
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

Tag = Literal["verified", "local", "memory"]
_TAGS = ("verified", "local", "memory")
MEASURES = {"wd": "工作日", "d": "日", "mo": "个月", "h": "小时"}
_NAMED = {"code", "name", "value", "unit", "start", "basis", "valid_from", "valid_to", "tag", "profile", "note"}


class ProvisionError(ValueError):
    """A rule that is missing, incomplete, overlapping, or a profile that goes beyond its room."""


@dataclass(frozen=True)
class Provision:
    """One dated value. ``verified`` is False for values seen only locally or from memory: pages show 待核."""

    code: str
    name: str
    value: Any
    unit: str
    basis: str
    valid_from: date
    start: str = ""
    valid_to: date | None = None
    tag: Tag = "memory"
    profile: Literal["free", "stricter", "none"] = "none"
    note: str = ""
    division: str = ""

    @property
    def verified(self) -> bool:
        return self.tag == "verified"

    @property
    def choice(self) -> str:
        """How it stands in the list to choose from when a place enters its own: name, measure, then code."""
        return f"{self.name}〔{MEASURES.get(self.unit, self.unit)}〕 {self.code}"

    @property
    def leaves_room(self) -> bool:
        """Whether a place may enter a number of its own."""
        return not self.division and self.profile != "none" and type(self.value) is int

    def in_force(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)


Entered = Callable[[], Mapping[str, Sequence[Provision]]]
"""What places have entered while the program runs, by code, the latest entry first."""


class Lawbook:
    """All provisions, by code; national ones under division "", profiles under their prefix.

    ``entered`` brings in what places have set for themselves in the store; it is asked for places only, and only for
    rules that leave room. A value beyond the room (the national rule may have changed since) does not count.
    """

    def __init__(self) -> None:
        self.entered: Entered | None = None
        self._rules: dict[str, list[Provision]] = {}
        self._files: set[Path] = set()

    def add_file(self, path: Path) -> None:
        """Read one TOML file; reading it again does nothing. Raises :class:`ProvisionError`."""
        if path in self._files:
            return
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        prefix = str(content.get("division", ""))
        for row in content.get("rule", []):
            self.add(_provision(row, prefix, path))
        self._files.add(path)

    def add_folder(self, folder: Path) -> None:
        """National files first, profiles after, so that each profile finds the rule it changes."""
        for path in sorted(folder.glob("*.toml"), key=lambda p: (p.name.startswith("profile-"), p.name)):
            self.add_file(path)

    def add(self, rule: Provision) -> None:
        held = self._rules.setdefault(rule.code, [])
        for other in held:
            if other.division == rule.division and _overlap(other, rule):
                raise ProvisionError(f"法定数值“{rule.code}”有两条在同一时间有效")
        if rule.division:
            self._check_room(rule)
        held.append(rule)

    def _check_room(self, rule: Provision) -> None:
        if wrong := beyond_room(self.get(rule.code, on=rule.valid_from), rule.value):
            raise ProvisionError(wrong)

    def get(self, code: str, *, on: date, division: str = "") -> Provision:
        """The value in force on a day at a place; the longest matching profile wins."""
        found = [r for r in self._rules.get(code, ()) if r.in_force(on) and division.startswith(r.division)]
        if not found:
            raise ProvisionError(f"{on}没有有效的法定数值“{code}”,请在 law/*.toml 中补充")
        if division and self.entered is not None:
            own = (r for r in self.entered().get(code, ()) if r.in_force(on) and division.startswith(r.division))
            found = [*(r for r in own if not beyond_room(self.get(code, on=on), r.value)), *found]
        return max(found, key=lambda r: (len(r.division), r.valid_from))

    def entered_around(self, scope: str) -> list[Provision]:
        """What was entered for a scope's places and for those it lies in, the latest entry first of each code."""
        rules = (r for held in (self.entered() if self.entered else {}).values() for r in held)
        return [r for r in rules if r.division.startswith(scope) or scope.startswith(r.division)]

    def __iter__(self) -> Iterator[Provision]:
        for code in sorted(self._rules):
            yield from sorted(self._rules[code], key=lambda r: (r.division, r.valid_from))

    def __contains__(self, code: object) -> bool:
        return code in self._rules


def beyond_room(national: Provision, value: Any) -> str:
    """Why a place may not set this value, as a sentence; "" when it may."""
    if national.profile == "none":
        return f"“{national.name}”由{national.basis}规定,地方不得另定"
    if national.profile == "stricter" and value > national.value:
        return f"“{national.name}”地方只能比{national.basis}更严"
    return ""


def _provision(row: dict[str, Any], prefix: str, path: Path) -> Provision:
    missing = {"code", "name", "value", "unit", "basis", "valid_from", "tag"} - set(row)
    unknown = set(row) - _NAMED
    if missing or unknown:
        wrong = "、".join(sorted(missing | unknown))
        raise ProvisionError(f"{path.name} 中“{row.get('code', '?')}”的栏目不对:{wrong}")
    if row["tag"] not in _TAGS:
        raise ProvisionError(f"{path.name} 中“{row['code']}”的 tag 只能是 {'、'.join(_TAGS)}")
    return replace(Provision(**row), division=prefix)


def _overlap(one: Provision, other: Provision) -> bool:
    return (one.valid_to is None or other.valid_from < one.valid_to) and (
        other.valid_to is None or one.valid_from < other.valid_to
    )


LAWBOOK = Lawbook()
LOCAL = "local_rule"
"""The register in which places enter their own."""
