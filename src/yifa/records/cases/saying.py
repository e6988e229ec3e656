"""Verbs as a clerk would say them (动词), each bound to a declared step; thin over open and advance.

Every verb checks table, permission, form and guards in that order and writes step, clocks, papers and ledger in one
transaction. Raises :class:`Refused` with a Chinese sentence and the article; then nothing is written.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from yifa.ground.identity.actor import Actor
from yifa.records.cases.models import Case, StepTaken
from yifa.records.cases.verbs import advance, open_case

Data = Mapping[str, Any]


class Verb(Protocol):
    """A verb on a case that exists. ``version``: the one the person was looking at."""

    def __call__(
        self,
        case: Case | str,
        *,
        by: Actor,
        data: Data,
        version: int | None = None,
        idempotency_key: str | None = None,
        documents: tuple[str, ...] = (),
        at: datetime | None = None,
    ) -> StepTaken: ...


class Opening(Protocol):
    """A verb that opens a case. ``division``: 12 digits; ``organ``: the committee or office that takes it."""

    def __call__(
        self,
        *,
        by: Actor,
        division: str,
        organ: str,
        data: Data,
        idempotency_key: str | None = None,
        source_key: str | None = None,
        at: datetime | None = None,
        demo: bool = False,
    ) -> Case: ...


def opening(procedure: str, step: str, saying: str) -> Opening:
    def opened(
        *,
        by: Actor,
        division: str,
        organ: str,
        data: Data,
        idempotency_key: str | None = None,
        source_key: str | None = None,
        at: datetime | None = None,
        demo: bool = False,
    ) -> Case:
        return open_case(
            procedure, by=by, division=division, organ=organ, data=data, step=step,
            idempotency_key=idempotency_key, source_key=source_key, at=at, demo=demo,
        )  # fmt: skip

    opened.__doc__ = saying
    return opened


def verb(step: str, saying: str) -> Verb:
    def done(
        case: Case | str,
        *,
        by: Actor,
        data: Data,
        version: int | None = None,
        idempotency_key: str | None = None,
        documents: tuple[str, ...] = (),
        at: datetime | None = None,
    ) -> StepTaken:
        return advance(
            case, step, by=by, data=data, version=version, idempotency_key=idempotency_key, documents=documents, at=at
        )

    done.__doc__ = saying
    return done
