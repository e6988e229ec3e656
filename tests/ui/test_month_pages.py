"""The month of a dated register and of an activity: each on its days, nothing of the next town, lists stay bounded."""

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.urls import reverse

from yifa.records.activities.actions import Deed, log
from yifa.records.activities.kind import ACTIVITIES
from yifa.records.registers.actions import Line, enter
from yifa.records.registers.models import RegisterEntry
from yifa.ui.pages import month
from yifa.ui.pages.month import SHOWN, falls_on
from yifa.ui.pages.values import columns

pytestmark = pytest.mark.django_db
HERE, NEXT = "500155117000", "500155118000"
MARCH = {"month": "2026-03"}


def duty(cast, unit="司法所", weekday="周三", since=date(2026, 3, 1), until=date(2026, 4, 1), by=None, division=HERE):
    by = by or cast.li
    data = {"unit": unit, "presence": "轮驻", "weekday": weekday, "staff_name": "测试甲"}
    return enter(Line("duty_roster", division, by.organ, data, since, until), by=by)


@pytest.mark.parametrize(
    ("rule", "on", "stands"),
    [
        ("周三", date(2026, 3, 4), True), ("周三", date(2026, 3, 5), False), ("每天", date(2026, 3, 8), True),
        ("", date(2026, 3, 8), True), ("工作日", date(2026, 3, 8), False), ("工作日", date(2026, 3, 9), True),
    ],
)  # fmt: skip
def test_an_entry_stands_on_the_days_its_rule_names(rule, on, stands):
    assert falls_on(rule, on) is stands


def days_of(page, words):
    """The days of the grid whose cell holds these words."""
    cells = page.split("<td")[1:]
    return [int(cell.split('class="y-num">')[1].split("<")[0]) for cell in cells if words in cell]


def test_the_roster_stands_on_its_weekday_within_its_span(li, cast):
    duty(cast, since=date(2026, 3, 5), until=date(2026, 3, 19))
    page = li.get(reverse("ui:register-month", args=["duty_roster"]), MARCH).content.decode()
    assert days_of(page, "司法所") == [11, 18]
    assert "测试甲" not in page


def test_nothing_of_the_next_town_and_nothing_ended(li, cast):
    duty(cast, unit="邻镇司法所", by=cast.zhou, division=NEXT)
    duty(cast, unit="已撤窗口", since=date(2026, 1, 1), until=date(2026, 3, 1))
    page = li.get(reverse("ui:register-month", args=["duty_roster"]), MARCH).content.decode()
    assert "邻镇司法所" not in page and "已撤窗口" not in page and "还没有登记" in page


def test_a_busy_day_shows_some_and_leads_to_its_list(li, cast):
    on = date(2026, 3, 2)
    for n in range(SHOWN + 3):
        log(Deed("test_lecture", HERE, cast.li.organ, on, {"topic": f"讲座{n}", "audience": 5}), by=cast.li)
    page = li.get(reverse("ui:activity-month", args=["test_lecture"]), MARCH).content.decode()
    assert [f"讲座{n}" in page for n in range(SHOWN + 3)] == [True] * SHOWN + [False] * 3
    assert "since=2026-03-02&amp;until=2026-03-02" in page
    assert days_of(page, "讲座0") == [2]


def test_the_calendar_of_receptions_shows_their_titles_as_the_list_does(page_of, cast):
    said = {
        "title": "3月2日党委书记接访", "leader_post": "党政主要负责人", "batches": 1, "visitors": 2,
        "matters": "演示:反映路面",
    }  # fmt: skip
    log(Deed("leader_reception", HERE, cast.li.organ, date(2026, 3, 2), said), by=cast.li)
    li = page_of("li")
    for url in ("ui:activity", "ui:activity-month"):
        page = li.get(reverse(url, args=["leader_reception"]), MARCH).content.decode()
        assert "3月2日党委书记接访" in page and "已遮蔽" not in page and "反映路面" not in page


def test_a_label_that_is_personal_gives_way_to_the_name_of_its_kind(monkeypatch):
    label, *rest = columns(ACTIVITIES.get("test_lecture"))
    closed = replace(ACTIVITIES.get("test_lecture"), public=("audience",))
    row = SimpleNamespace(pk=1, division=HERE, facts={"audience": 5}, private={"topic": "某人的很长的事情"})
    monkeypatch.setattr(month, "columns", lambda of: (replace(label, private=True), *rest))
    line = month._line(closed, row, "ui:activity-entry", {HERE: "测试镇", "elsewhere": "邻镇"})
    assert line.text == closed.name and "测试镇" in line.under
    assert "测试镇" not in month._line(closed, row, "ui:activity-entry", {HERE: "测试镇"}).under


def test_a_register_without_dates_has_no_calendar(li):
    assert li.get(reverse("ui:register-month", args=["test_committee"])).status_code == 404


def test_a_month_that_is_none_falls_back_to_this_one(li):
    answer = li.get(reverse("ui:register-month", args=["duty_roster"]), {"month": "2026-99"})
    assert answer.status_code == 200


def test_a_dated_entry_asks_until_when_and_counts_the_last_day(li, people):
    url = reverse("ui:register-new", args=["duty_roster"])
    sent = {
        "unit": "人民法庭",
        "presence": "轮驻",
        "weekday": "每天",
        "at-division": HERE,
        "at-valid_from": "2026-03-02",
    }
    assert "早于" in li.post(url, {**sent, "at-valid_to": "2026-03-01", "key": "a"}).content.decode()
    li.post(url, {**sent, "at-valid_to": "2026-03-03", "key": "b"})
    assert RegisterEntry.objects.get(kind="duty_roster").valid_to == date(2026, 3, 3) + timedelta(days=1)
