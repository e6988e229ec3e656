"""Which year a report speaks of, and where it slips into another."""

import pytest

from yifa.reports.reading.checking.engine import check
from yifa.reports.reading.checking.samples import OPENING, frame
from yifa.reports.reading.reader import read_text


def _wrong(text):
    return {(e.rule, e.severity) for e in check(read_text(text)) if e.verdict == "violates" and "year" in e.rule}


def test_a_title_with_the_year_of_publication_is_doubted():
    text = frame("2024年全年共调解纠纷30起。", title="青禾镇2025年法治政府建设年度报告\n", opening=OPENING)
    assert ("title_year_consistent", "warn") in _wrong(text)


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [
        ("2023年共调解纠纷80起。", "error"),
        ("2023年以来,共调解纠纷80起。", "warn"),
        ("2023年共调解纠纷80起,2024年共调解纠纷90起。", None),
        ("2023年共调解纠纷80起。2024年共调解纠纷90起。", None),
        ("2023年3月,建成调解室2个。", None),
        ("与2023年相比,纠纷减少8起。", None),
    ],
)
def test_data_of_another_year(sentence, severity):
    found = {each[1] for each in _wrong(frame(sentence)) if each[0] == "wrong_year"}
    assert found == ({severity} if severity else set())
