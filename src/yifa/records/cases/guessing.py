"""Guessing at a secret (试查询码): counted for whoever guesses, on the code that was typed, so that nobody's wrong
guesses shut the person out whose matter it is.

A secret has nearly fifty bits: what keeps it is its length and the pace of each address, not a lock on the matter. The
counts lie in the cache only, under keyed hashes; they are kept for unknown codes alike, and tell of no matter.
"""

from dataclasses import dataclass
from datetime import timedelta
from math import ceil

from django.core.cache import cache

from yifa.ground.calendar import now
from yifa.ground.identity.access import limit
from yifa.ground.identity.vault import fingerprint


@dataclass(frozen=True)
class Guesser:
    """One who tries one code. ``who`` is an opaque word for the address or the browser; the same word, the same one."""

    code: str
    who: str

    @property
    def _own(self) -> str:
        return "guess:" + fingerprint(f"{self.code}\0{self.who}", "following.guess")

    @property
    def _all(self) -> str:
        return "guesses:" + fingerprint(self.code, "following.guess")

    def must_wait(self) -> int:
        """Minutes until this one may try again; 0 for at once. Whoever has not failed here never waits."""
        failures, until = cache.get(self._own, (0, 0.0))
        left = until - now().timestamp()
        if not failures or left <= 0:
            return 0
        besieged = cache.get(self._all, 0) >= limit("following.ceiling")
        return ceil(left / 60) if besieged or failures >= limit("following.failures") else 0

    def failed(self) -> None:
        """One wrong guess more. One made while waiting is not looked at and does not lengthen the wait."""
        wait = timedelta(minutes=limit("following.minutes"))
        moment = now()
        failures, until = cache.get(self._own, (0, 0.0))
        if until <= moment.timestamp():
            failures = 0
        cache.set(self._own, (failures + 1, (moment + wait).timestamp()), wait.total_seconds())
        if not cache.add(self._all, 1, wait.total_seconds()):
            cache.set(self._all, cache.get(self._all, 0) + 1, wait.total_seconds())

    def right(self) -> None:
        """The secret was known: this one starts anew. What others tried stays counted."""
        cache.delete(self._own)
