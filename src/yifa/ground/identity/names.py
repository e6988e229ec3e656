"""How an account is called in a sentence (称呼): the person's name; the house itself is 系统."""

from yifa.ground.identity.actor import SYSTEM
from yifa.ground.identity.models import Person


def called(username: str) -> str:
    """The name behind a login name; an unknown one stays as it is."""
    if username.startswith(SYSTEM):
        return "系统"
    name: str | None = Person.objects.filter(username=username).values_list("name", flat=True).first()
    return name or username
