"""A figure opens down to the rows behind it, page by page, each row once."""

from datetime import date

import pytest
from factories.figures import HERE, NEXT, TALKS, WALKS

from yifa.readers.figures.values import row_as_json

pytestmark = pytest.mark.django_db


def test_a_count_opens_to_exactly_the_rows_it_counted(ask, write):
    counted = [write.talk("2024-02-03", theme="七进"), write.talk("2024-11-30", theme="七进")]
    write.talk(theme="宪法")
    write.talk(theme="七进", place=NEXT)
    write.talk(theme="七进", withdrawn=True)
    rows = ask("t.seven").trace.rows
    assert [(r.id, r.date, r.amount, r.subject) for r in rows] == [
        (counted[0].pk, date(2024, 2, 3), 1, counted[0].subject),
        (counted[1].pk, date(2024, 11, 30), 1, counted[1].subject),
    ]


def test_rows_of_a_sum_say_what_each_adds(ask, write):
    write.talk(attendance=30)
    write.talk(attendance=41)
    assert [row.amount for row in ask("t.heard").trace.rows] == [30, 41]


def test_rows_of_a_rate_say_where_they_count(ask, write):
    write.talk(theme="七进")
    write.talk(theme="宪法")
    figures = ask.figures()
    assert [row.part for row in figures.rows("t.seven_share", HERE, "2024")] == ["both", "denominator"]
    assert len(figures.rows("t.seven_share", HERE, "2024", part="numerator")) == 1
    assert len(figures.rows("t.seven_share", HERE, "2024", part="denominator")) == 2


def test_a_case_that_counts_only_above_the_line_is_shown_too(ask, write):
    old = write.case("2023-03-01", "2024-01-05")
    new = write.case("2024-03-01", state="working")
    rate = ask("t.closing_rate")
    assert [(r.code, r.part, r.date) for r in rate.trace.rows] == [
        (old.code, "numerator", date(2024, 1, 5)),
        (new.code, "denominator", date(2024, 3, 1)),
    ]
    assert rate.trace.count == 2
    assert rate.trace.rows[0].subject == old.subject


def test_a_rate_over_two_kinds_of_record_opens_to_both(ask, write):
    write.talk()
    write.mediator("2020-01-01")
    value = ask("t.per_mediator")
    assert [row.source for row in value.trace.rows] == [TALKS, "register:test_mediator"]
    assert value.trace.count == 2


@pytest.mark.parametrize("code", ["t.talks", "t.per_mediator", "t.seven_share"])
def test_pages_put_together_are_the_whole(ask, write, code):
    for number in range(7):
        write.talk(theme="七进" if number % 2 else "宪法")
        write.mediator("2020-01-01")
    figures, pages, after = ask.figures(), [], ""
    while page := figures.rows(code, HERE, "2024", limit=3, after=after):
        assert len(page) <= 3
        pages += page
        after = page[-1].cursor
    assert pages == figures.rows(code, HERE, "2024")
    assert len(pages) == ask(code).trace.count


def test_a_row_as_json_is_plain(ask, write):
    case = write.case("2024-03-01")
    [row] = ask("t.opened").trace.rows
    assert row_as_json(row) == {
        "source": WALKS, "id": case.pk, "subject": case.subject, "code": case.code, "division": f"{HERE}000",
        "date": "2024-03-01", "amount": 1, "part": "",
    }  # fmt: skip


def test_hashes_move_with_the_records_and_with_the_definition(ask, write):
    from dataclasses import replace

    from yifa.readers.figures.indicator import INDICATORS

    write.talk()
    before = ask("t.talks").trace
    write.mediator("2020-01-01")
    assert ask("t.talks").trace == before
    redefined = replace(INDICATORS["t.talks"], definition="另一个口径。")
    assert ask(redefined).trace.definition_hash != before.definition_hash
    write.talk()
    after = ask("t.talks").trace
    assert after.snapshot_hash != before.snapshot_hash and after.definition_hash == before.definition_hash
