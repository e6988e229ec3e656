"""Which entry last saw a record: alone, together with others, erased, never."""

import pytest
from django.db import transaction

from yifa.ground.ledger import record
from yifa.ground.ledger.latest import LatestEntries

HEX = "0" * 64


def write(subject, digests):
    with transaction.atomic():
        return record("test.written", subject, by="li", data={"note": '"digests":{'}, digests=digests)


@pytest.mark.django_db
def test_the_last_entry_with_a_digest_counts():
    write("case:1", {"case:1": HEX})
    together = write("case:1", {"case:1": HEX, "step:1": HEX, "document:9": HEX})
    write("case:1", {})
    imported = write("import:x", {"register:1": HEX, "register:2": HEX})
    write("register:3", {"register:3": HEX})
    erased = write("register:3", {"register:3": None})
    latest = LatestEntries("case", "register")
    assert latest.seq("case:1") == together
    assert latest.seq("register:1") == latest.seq("register:2") == imported
    assert latest.seq("register:3") == 0 and erased
    assert latest.seq("document:9") == 0 and latest.seq("case:2") == 0
