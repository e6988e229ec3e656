"""What the ledger knows of a record (留痕), oldest first."""

import json
from collections.abc import Mapping
from datetime import datetime

from yifa.ground.ledger import entry_bytes, seqs_of
from yifa.ui.pages.naming import people
from yifa.ui.parts import Moment

EVENTS = {
    "registers.entered": "登记",
    "registers.amended": "更正",
    "registers.ended": "终止",
    "registers.withdrawn": "撤销登记",
    "activities.logged": "登记",
    "activities.withdrawn": "撤销登记",
    "documents.attached": "上传",
    "identity.revealed": "查看个人信息",
}


def history(subject: str, names: Mapping[str, str] = EVENTS) -> tuple[Moment, ...]:
    """One moment per ledger row about ``subject``."""
    told = [(seq, json.loads(entry)) for seq, entry in entry_bytes(seqs_of(subject))]
    who = people(str(one["by"]) for _, one in told)
    return tuple(
        Moment(
            names.get(one["event"], one["event"]),
            datetime.fromisoformat(one["at"]),
            who.get(one["by"], one["by"]),
            ledger_seq=seq,
        )
        for seq, one in told
    )
