"""How an account is called in a sentence (称呼): the person's name; the house itself is 系统."""

from yifa.ground.identity.actor import SYSTEM
from yifa.ground.identity.models import Person

PARTY = f"{SYSTEM}party"
"""The person whose matter it is, who comes without account (records/cases/following)."""


def house_name(username: str) -> str:
    """How one of the house's own names is called."""
    return "当事人(网上)" if username == PARTY else "系统"


def called(username: str) -> str:
    """The name behind a login name; an unknown one stays as it is."""
    if username.startswith(SYSTEM):
        return house_name(username)
    name: str | None = Person.objects.filter(username=username).values_list("name", flat=True).first()
    return name or username
