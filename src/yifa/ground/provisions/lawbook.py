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
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

Tag = Literal["verified", "local", "memory"]
_TAGS = ("verified", "local", "memory")
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

    def in_force(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)


class Lawbook:
    """All provisions, by code; national ones under division "", profiles under their prefix."""

    def __init__(self) -> None:
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
        national = self.get(rule.code, on=rule.valid_from)
        if national.profile == "none":
            raise ProvisionError(f"“{national.name}”由{national.basis}规定,地方不得另定")
        if national.profile == "stricter" and rule.value > national.value:
            raise ProvisionError(f"“{national.name}”地方只能比{national.basis}更严")

    def get(self, code: str, *, on: date, division: str = "") -> Provision:
        """The value in force on a day at a place; the longest matching profile wins."""
        found = [r for r in self._rules.get(code, ()) if r.in_force(on) and division.startswith(r.division)]
        if not found:
            raise ProvisionError(f"{on}没有有效的法定数值“{code}”,请在 law/*.toml 中补充")
        return max(found, key=lambda r: len(r.division))

    def __iter__(self) -> Iterator[Provision]:
        for code in sorted(self._rules):
            yield from sorted(self._rules[code], key=lambda r: (r.division, r.valid_from))

    def __contains__(self, code: object) -> bool:
        return code in self._rules


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
