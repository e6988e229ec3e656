"""What one sent entry looks like (送来的一条): read, checked, nothing guessed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from yifa.ground.calendar import now
from yifa.records.cases.refusal import Refused

LONGEST_KEY = 36
MOST_FILES = 20
EARLIEST, LATEST = 2000, 2200
"""Years in which an entry can have been typed; a technical bound, not a rule of law."""
UNREADABLE = "这一条的内容没有传完整。内容还在手机里,请稍后再送;一直不行请找系统管理员。"


@dataclass(frozen=True)
class Envelope:
    """One entry as the phone sends it.

    ``key``: made on the phone, the same however often it is sent. ``entered_at``: by the phone's clock;
    ``ahead``: how far that clock runs ahead of ours, measured when it was sent. ``told``: the rest of the JSON.
    """

    key: str
    act: str
    told: Mapping[str, Any]
    data: Mapping[str, Any]
    entered_at: datetime
    ahead: timedelta
    files: Mapping[str, UploadedFile]

    def text(self, name: str) -> str:
        value = self.told.get(name)
        return value if isinstance(value, str) else ""

    @property
    def version(self) -> int | None:
        held = self.told.get("version")
        return held if isinstance(held, int) and not isinstance(held, bool) else None

    @property
    def typed_at(self) -> datetime:
        """When it was typed, by our clock."""
        return self.entered_at - self.ahead

    def several(self, name: str) -> list[Mapping[str, Any]]:
        """A list of objects, e.g. the signatures; refused when it is anything else."""
        held = self.told.get(name, [])
        if not isinstance(held, list) or len(held) > MOST_FILES or not all(isinstance(one, dict) for one in held):
            raise Refused("form", UNREADABLE)
        return held


def opened(request: HttpRequest) -> Envelope:
    """The entry in a request: JSON in the field ``entry``, pictures and signatures as files. Raises Refused (422)."""
    try:
        told = json.loads(request.POST.get("entry", ""))
    except (ValueError, RecursionError):
        raise Refused("form", UNREADABLE) from None
    key = told.get("key") if isinstance(told, dict) else None
    data = told.get("data", {}) if isinstance(told, dict) else None
    if not (isinstance(key, str) and 0 < len(key) <= LONGEST_KEY and key.isascii() and isinstance(data, dict)):
        raise Refused("form", UNREADABLE)
    if len(request.FILES) > MOST_FILES:
        raise Refused("form", f"一次最多带{MOST_FILES}张照片和签名,请删去几张再送。")
    entered_at, sent_at = _moment(told, "entered_at"), _moment(told, "sent_at")
    files = {name: file for name, file in request.FILES.items() if isinstance(file, UploadedFile)}
    return Envelope(key, str(told.get("act", "")), told, data, entered_at, _ahead(entered_at, sent_at), files)


def _ahead(entered_at: datetime, sent_at: datetime) -> timedelta:
    """How far the phone's clock runs ahead; a year of typing that no calendar holds is refused, not stored."""
    ahead = sent_at - now()
    try:
        typed_at = (entered_at - ahead).astimezone(UTC)
    except OverflowError:
        raise Refused("form", UNREADABLE) from None
    if not EARLIEST <= typed_at.year <= LATEST:
        raise Refused("form", UNREADABLE)
    return ahead


def _moment(told: Mapping[str, Any], name: str) -> datetime:
    try:
        moment = datetime.fromisoformat(str(told.get(name, "")))
    except ValueError:
        raise Refused("form", UNREADABLE) from None
    if moment.tzinfo is None:
        raise Refused("form", UNREADABLE)
    return moment
