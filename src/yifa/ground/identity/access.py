"""The numbers of log-in, passwords and sessions, as data with their basis (law/access.toml). Pure Python.

A site may be stricter through a file named in ``YIFA_ACCESS_FILE`` (``"password.min_length" = 10``); a laxer
value is refused at start-up, because GB/T 22239-2019 leaves the number to the site but not the duty.
"""

import os
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path


@dataclass(frozen=True)
class AccessValue:
    """One number with its unit and where it comes from. ``stricter``: higher | lower."""

    code: str
    name: str
    value: int
    unit: str
    stricter: str
    basis: str
    verified: bool
    tag: str


class LaxerThanAllowed(ValueError):
    """A site file loosens a value or names an unknown one."""


def read(shipped: str, site: str = "") -> dict[str, AccessValue]:
    """Values by code, from the shipped TOML text with a site's stricter numbers laid over it."""
    values = {row["code"]: AccessValue(**row) for row in tomllib.loads(shipped)["value"]}
    for code, number in tomllib.loads(site).items():
        if code not in values or isinstance(number, bool) or not isinstance(number, int):
            raise LaxerThanAllowed(f"“{code}”不是可设置的数值，请对照 law/access.toml")
        held = values[code]
        if number < held.value if held.stricter == "higher" else number > held.value:
            raise LaxerThanAllowed(f"“{held.name}”只能比{held.value}{held.unit}更严，不能设为{number}{held.unit}")
        values[code] = AccessValue(**{**held.__dict__, "value": number, "tag": "site"})
    return values


@cache
def access_values() -> dict[str, AccessValue]:
    """The values in force here."""
    shipped = files("yifa.ground.identity").joinpath("law/access.toml").read_text(encoding="utf-8")
    path = os.environ.get("YIFA_ACCESS_FILE", "")
    return read(shipped, Path(path).read_text(encoding="utf-8") if path else "")


def limit(code: str) -> int:
    """The number behind a code, e.g. ``limit("session.idle_minutes")``."""
    return access_values()[code].value
