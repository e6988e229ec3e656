"""The abstract row of a record: scope columns, the two halves, the salt, the optimistic-locking version."""

import json
from collections.abc import Mapping
from typing import Any, ClassVar

from django.db import models

from yifa.ground.identity.fields import SealedTextField
from yifa.ground.identity.scope import ScopedManager
from yifa.ground.ledger import digest, new_salt, private_digest
from yifa.ground.recorded.halves import plain

_in_order = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def fresh_salt() -> bytes:
    """A salt for a new row (a name of this module, so that migrations can name it)."""
    return new_salt()


class Halved(models.Model):
    """A public half, a private half, and the salt that hides the private one from the ledger."""

    facts = models.JSONField(default=dict)
    personal = SealedTextField(default="", blank=True)
    salt = models.BinaryField(max_length=16, default=fresh_salt)

    NOUN: ClassVar[str] = ""

    class Meta:
        abstract = True

    @property
    def subject(self) -> str:
        """The name under which the ledger knows this record, e.g. ``activity:17``."""
        return f"{self.NOUN}:{self.pk}"

    @property
    def private(self) -> dict[str, Any]:
        """The private half, opened. Pages show it masked; revealing it is logged."""
        if not self.personal:
            return {}
        text, values = self.__dict__.get("_opened", ("", None))
        return dict(values if text is self.personal else json.loads(self.personal))

    def seal_private(self, values: Mapping[str, Any]) -> None:
        if not values:
            self.personal = ""
            return
        held = plain(values)
        self.personal = _in_order(held)
        self.__dict__["_opened"] = (self.personal, held)

    def public_half(self) -> dict[str, Any]:
        """What a stranger may see; subclasses add their own columns."""
        return dict(plain(self.facts))

    def private_half(self) -> dict[str, Any]:
        return self.private

    def private_hex(self) -> str:
        """The salted digest that stands for the private half in ledger and evidence packages."""
        return private_digest(self.private_half(), bytes(self.salt))

    def digest(self) -> str:
        return digest(self.public_half(), self.private_half(), bytes(self.salt))


class Recorded(Halved):
    """Columns shared by cases, activities, register entries and documents: where, whose, how secret, since when."""

    division = models.CharField(max_length=12)
    organ = models.CharField(max_length=40)
    secrecy = models.CharField(max_length=8, default="", blank=True)
    demo = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=80)

    objects = ScopedManager()

    class Meta:
        abstract = True

    def public_half(self) -> dict[str, Any]:
        return {**super().public_half(), "division": self.division, "organ": self.organ}
