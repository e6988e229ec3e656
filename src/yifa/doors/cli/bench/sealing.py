"""Sealing the ledger against the raw rate of hashing with JSON encoding."""

import json
from pathlib import Path
from time import perf_counter

from django.db import transaction

from yifa.doors.cli.bench.declare import Measured, bench, best
from yifa.ground import ledger
from yifa.ground.ledger import NewEntry
from yifa.ground.ledger.hashing import hash_function


@bench("ledger.seal", "账本封存(对比只做JSON编码和散列)", target=0.5, better="more")
def sealing(quick: bool, folder: Path) -> Measured:
    """Entries per second sealed (read, hashed into the tree, signed) ÷ entries per second encoded and hashed."""
    count = 20_000 if quick else 200_000
    ledger.make_key()

    def ours() -> float:
        with transaction.atomic():
            ledger.record_many(_entry(number) for number in range(count))
        begin = perf_counter()
        ledger.seal()
        return perf_counter() - begin

    def raw() -> float:
        digest = hash_function(ledger.hash_name())
        begin = perf_counter()
        for number in range(count):
            body = {"seq": number, "subject": f"case:{number}", **_body(number)}
            digest(json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode())
        return perf_counter() - begin

    rounds = 2 if quick else 3
    raw_s, ours_s = best(rounds, raw), best(rounds, ours)
    return Measured(raw_s / ours_s, "倍", f"{count / raw_s:,.0f} 条/秒", f"封存 {count / ours_s:,.0f} 条/秒")


def _body(number: int) -> dict[str, object]:
    return {
        "at": "2026-03-14T09:00:00+08:00",
        "by": "clerk",
        "data": {"state": "registered", "step": 1},
        "digests": {f"case:{number}": "0" * 64},
        "event": "dispute.lodge",
    }


def _entry(number: int) -> NewEntry:
    return NewEntry("dispute.lodge", f"case:{number}", "clerk", {"state": "registered"}, {f"case:{number}": "0" * 64})
