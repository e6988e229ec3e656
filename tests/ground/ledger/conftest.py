import pytest
from django.db import transaction

from yifa.ground.ledger import NewEntry, record_many, seal
from yifa.ground.ledger.watched import WATCHED


@pytest.fixture(autouse=True)
def nothing_watched(monkeypatch):
    """The rooms above watch their own records; here only what a test says is watched."""
    monkeypatch.setattr(WATCHED, "_items", {})


@pytest.fixture
def sealed(transactional_db):
    """Three batches of ten entries under three roots; returns the last root."""
    root = None
    for batch in range(3):
        with transaction.atomic():
            record_many(
                NewEntry("case.opened", f"case:{batch}-{i}", "clerk", {"n": i}, {f"case:{batch}-{i}": f"{i:064x}"})
                for i in range(10)
            )
        root = seal()
    return root
