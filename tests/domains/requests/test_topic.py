"""专题: proposed by what comes again and again, decided by another post, matters gathered and let go, evaluated."""

import re
from datetime import datetime
from html import unescape

import pytest
from django.urls import reverse
from factories.matters import MONDAY, NEXT_TOWN, OTHER_VILLAGE, VILLAGE

from yifa.ground.calendar import TZ, use_now
from yifa.records.cases.gathering import gathered
from yifa.records.cases.models import Case, CaseLink
from yifa.records.cases.refusal import Refused
from yifa.records.cases.verbs import advance, open_case

pytestmark = pytest.mark.django_db
PROPOSAL = {
    "title": "测试村公共照明反复报修", "kind": "网格事件", "item": "公共设施", "since": "2025-12-03",
    "until": "2026-03-02", "reason": "三个月报修二十五次",
}  # fmt: skip
PLAN = {"cause": "线路老化", "plan": "整体更换", "unit": "村镇建设服务中心", "finish_by": "2026-05-01"}


@pytest.fixture(autouse=True)
def day():
    with use_now(MONDAY):
        yield


@pytest.fixture
def topic(cast):
    return open_case("special_topic", by=cast.li, division=VILLAGE, organ=cast.li.organ, data=PROPOSAL)


def take(topic, step, by, **data):
    return advance(topic, step, by=by, data=data)


def codes(topic):
    return {case.code for case in gathered(topic, "topic")}


def test_from_proposal_to_evaluation(cast, topic):
    take(topic, "plan", cast.chen, **PLAN)
    take(topic, "measure", cast.li, measure="换了三百米线路")
    take(topic, "report", cast.li, result="全部换完")
    take(topic, "evaluate", cast.zheng, effect="明显减少", evaluation="近一月只有一件")
    done = Case.objects.get(pk=topic.pk)
    assert (done.state, done.outcome, done.detail.effect) == ("closed", "销号", "明显减少")
    assert (done.detail.unit, done.detail.planned_on) == ("村镇建设服务中心", MONDAY.date())


def test_the_period_runs_from_the_plan_and_begins_again_when_the_work_goes_on(cast, topic):
    take(topic, "plan", cast.chen, **PLAN)
    assert Case.objects.get(pk=topic.pk).due_at.astimezone(TZ).date() == datetime(2026, 6, 2).date()
    take(topic, "report", cast.li, result="换完了")
    assert Case.objects.get(pk=topic.pk).due_at is None
    with use_now(datetime(2026, 4, 1, 9, tzinfo=TZ)):
        take(topic, "go_on", cast.chen, reason="同类事项没有减少")
    assert Case.objects.get(pk=topic.pk).due_at.astimezone(TZ).date() == datetime(2026, 7, 1).date()


def test_who_proposes_does_not_decide(cast, topic):
    with pytest.raises(Refused) as refused:
        take(topic, "plan", cast.li, **PLAN)
    assert refused.value.why == "permission"


def test_what_did_not_help_cannot_be_struck_off(cast, topic):
    take(topic, "plan", cast.chen, **PLAN)
    take(topic, "report", cast.li, result="换完了")
    with pytest.raises(Refused, match="继续治理"):
        take(topic, "evaluate", cast.chen, effect="没有减少", evaluation="还是一样多")


def test_days_in_the_wrong_order_and_a_plan_in_the_past_are_refused(cast, topic):
    with pytest.raises(Refused, match="颠倒"):
        open_case(
            "special_topic", by=cast.li, division=VILLAGE, organ=cast.li.organ, data={**PROPOSAL, "since": "2026-03-03"}
        )
    with pytest.raises(Refused, match="今天之后"):
        take(topic, "plan", cast.chen, **{**PLAN, "finish_by": "2026-03-02"})


def test_matters_are_gathered_by_their_codes_and_go_on_untouched(cast, topic, reported):
    one, two = reported("路灯不亮"), reported("路灯坏了", division=OTHER_VILLAGE)
    take(topic, "gather", cast.li, codes=f"{one.code}\n{two.code}、{one.code.lower()}")
    assert codes(topic) == {one.code, two.code}
    assert Case.objects.get(pk=one.pk).version == one.version
    take(topic, "gather", cast.li, codes=one.code)  # again: nothing more
    assert CaseLink.objects.count() == 2


def test_a_gathered_matter_is_let_go_by_a_date_and_may_come_back(cast, topic, reported):
    one = reported("路灯不亮")
    take(topic, "gather", cast.li, codes=one.code)
    take(topic, "release", cast.li, codes=one.code, reason="原因不同")
    assert codes(topic) == set() and CaseLink.objects.get().undone_by == "li"
    take(topic, "gather", cast.li, codes=one.code)
    assert codes(topic) == {one.code} and CaseLink.objects.count() == 2


def test_a_matter_is_in_one_topic_at_a_time(cast, topic, reported):
    one = reported("路灯不亮")
    take(topic, "gather", cast.li, codes=one.code)
    other = open_case("special_topic", by=cast.li, division=VILLAGE, organ=cast.li.organ, data=PROPOSAL)
    with pytest.raises(Refused, match="先从那里移出"):
        take(other, "gather", cast.li, codes=one.code)
    assert codes(other) == set()


def test_what_is_not_in_sight_cannot_be_gathered_and_nothing_is_written(cast, topic, reported):
    mine, theirs = reported("路灯不亮"), reported("路灯不亮", division=f"{NEXT_TOWN}201")
    with pytest.raises(Refused) as refused:
        take(topic, "gather", cast.li, codes=f"{mine.code} {theirs.code}")
    assert theirs.code in refused.value.fields["codes"] and mine.code not in refused.value.fields["codes"]
    assert codes(topic) == set() and Case.objects.get(pk=topic.pk).version == topic.version


def test_what_was_never_gathered_cannot_be_let_go(cast, topic, reported):
    with pytest.raises(Refused, match="本来就没有纳入"):
        take(topic, "release", cast.li, codes=reported("路灯不亮").code, reason="弄错了")


def test_a_topic_does_not_gather_itself(cast, topic):
    with pytest.raises(Refused, match="没有找到"):
        take(topic, "gather", cast.li, codes=topic.code)


def test_its_figures_stand_on_its_page_and_lead_to_gathering_what_they_count(client, people, topic, reported):
    one, two = reported("路灯不亮"), reported("路灯坏了")
    client.force_login(people.li)
    page = unescape(client.get(reverse("ui:case", args=[topic.code])).content.decode())
    (figures,) = re.findall(r'href="([^"]+)"><svg[^>]*>.*?</svg><span>专题数据', page)
    rows = unescape(client.get(figures).content.decode())
    assert "共2件,未办结2件" in rows and one.code in rows
    (gathering,) = re.findall(r'href="([^"]+)">纳入专题', rows)
    form = client.get(gathering).content.decode()
    assert one.code in form and two.code in form and codes(topic) == set()


def test_ties_are_shown_on_both_sides_and_only_to_whoever_may_see_them(client, people, cast, topic, reported):
    one = reported("路灯不亮")
    hidden = reported("路灯坏了")
    take(topic, "gather", cast.li, codes=f"{one.code} {hidden.code}")
    Case.objects.filter(pk=hidden.pk).update(secrecy="handler", handler="somebody")
    client.force_login(people.li)
    page = client.get(reverse("ui:case", args=[topic.code])).content.decode()
    assert "纳入本专题的" in page and reverse("ui:case", args=[one.code]) in page
    assert reverse("ui:case", args=[hidden.code]) not in page
    assert "所属专题" in client.get(reverse("ui:case", args=[one.code])).content.decode()
