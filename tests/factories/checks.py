"""``checks_at_hand``: a report is checked in the test's own process, through the same pickles as in the other."""

from io import BytesIO

import pytest

from yifa.reports.reading.showing import bounded, worker


@pytest.fixture
def checks_at_hand(monkeypatch):
    def run(asked, seconds):
        answers = BytesIO()
        worker.main(BytesIO(asked), answers)
        return 0, answers.getvalue()

    monkeypatch.setattr(bounded, "_run", run)
