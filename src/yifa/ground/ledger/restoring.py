"""accept_restore(): after a lawful restore from a backup, say so in the ledger and let the witness start anew.

Without it verify() goes on naming the rows that the backup did not have, and seal() refuses to sign: neither can
tell a restore from an attack.
"""

from django.db import transaction

from yifa.ground.ledger.keys import key_folder
from yifa.ground.ledger.roots import Root, keep_root, read_witness, root_at, witness_file
from yifa.ground.ledger.sealing import seal
from yifa.ground.ledger.writing import HasUsername, record


def accept_restore(*, by: str | HasUsername, reason: str) -> Root | None:
    """Record who restored an older store and why, seal, and make that the witness; returns the new root.

    The witness of the lost rows is kept beside the key as ``ledger-witness-<size>.json``: copies of the lost roots
    may be in other hands, and this file explains them. Does nothing when the store is not behind its witness.
    """
    witness, newest = read_witness(), root_at()
    if witness is None or (newest is not None and root_at(witness.size) == witness):
        return newest
    data: dict[str, object] = {"lost_root": witness.root, "lost_size": witness.size, "reason": reason}
    data["restored_size"] = newest.size if newest else 0
    with transaction.atomic():
        record("ledger.restored", "ledger:witness", by=by, data=data)
    keep_root(witness, key_folder() / f"ledger-witness-{witness.size}.json")
    if newest is None:
        witness_file().unlink()
    else:
        keep_root(newest, witness_file())
    return seal()
