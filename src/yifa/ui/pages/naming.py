"""Names for codes on a page (名称): people, divisions, masked personal data. One query per page, not per row."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from yifa.ground.calendar import TZ
from yifa.ground.forms import FormField
from yifa.ground.identity.actor import SYSTEM
from yifa.ground.identity.models import Person
from yifa.ground.identity.names import house_name
from yifa.ground.ids import mask_id, mask_name, mask_phone
from yifa.ground.places.models import Division
from yifa.ui.fields import as_read
from yifa.ui.parts import Mask


def people(usernames: Iterable[str]) -> Mapping[str, str]:
    """Login names to names of staff; the house itself is 系统, the party 当事人."""
    wanted = set(usernames) - {""}
    names = dict(Person.objects.filter(username__in=wanted).values_list("username", "name"))
    return {one: names.get(one) or (house_name(one) if one.startswith(SYSTEM) else one) for one in wanted}


def divisions(codes: Iterable[str]) -> Mapping[str, str]:
    """Division codes to names; an unknown code stays as it is."""
    wanted = set(codes) - {""}
    names = dict(Division.objects.filter(code__in=wanted).values_list("code", "name"))
    return {code: names.get(code, code) for code in wanted}


def day(moment: datetime | None) -> str:
    """The day of a moment in Chinese time, as tables print it."""
    return f"{moment.astimezone(TZ):%Y-%m-%d}" if moment else ""


def masked(name: str, value: str) -> str:
    """Personal data as shown before anyone gave a reason; the field's name says which mask fits."""
    if not value:
        return "—"
    if "phone" in name or "mobile" in name:
        return mask_phone(value)
    if "id_no" in name or name.endswith(("_id", "certificate_no")):
        return mask_id(value)
    if "name" in name or len(value) <= 4:
        return mask_name(value)
    return f"(已遮蔽,{len(value)}字)"


def private_cell(field: FormField, value: Any, url: str) -> Mask:
    """A private field's value, masked, with the way to reveal it."""
    text = as_read(field, value)
    return Mask(field.title, masked(field.name, "" if text == "—" else text), url if text != "—" else "")
