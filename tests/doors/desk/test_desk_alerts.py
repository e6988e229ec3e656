"""Alerts at the desk: failure first, answered with grounds, verified by somebody else."""

import pytest
from django.urls import reverse

from yifa.readers.watch.models import Alert

pytestmark = pytest.mark.django_db


@pytest.fixture
def alert(matters):
    (case,) = matters(1)

    def raised(rule="clock.late", severity="error", sentence="“办理期限”已逾期。"):
        return Alert.objects.create(
            rule=rule, severity=severity, sentence=sentence, basis="测试规定 第1条", subject=case.subject, case=case,
            key=sentence, division=case.division, organ=case.organ, raised_at=case.opened_at,
        )  # fmt: skip

    return raised


def test_what_must_be_put_right_stands_before_the_rest(desk, people, alert):
    alert(severity="error", sentence="先看我。")
    alert(rule="clock.soon", severity="warn", sentence="后看我。")
    page = desk(people.li).get(reverse("desk:alerts")).content.decode()
    assert page.index("先看我") < page.index("后看我")


def test_filters_by_rule_and_state(desk, people, alert):
    alert(sentence="逾期的。")
    alert(rule="clock.soon", severity="warn", sentence="快到期的。")
    client, url = desk(people.li), reverse("desk:alerts")
    page = client.get(f"{url}?rule=clock.soon").content.decode()
    assert "快到期的。" in page and "逾期的。" not in page
    assert "没有要处理的监督提示" in client.get(f"{url}?state=closed").content.decode()


def test_an_alert_shows_its_rule_in_open_text(desk, people, alert):
    page = desk(people.li).get(reverse("desk:alert", args=[alert().pk])).content.decode()
    assert "会提示的例子" in page and "不提示的例子" in page and "还没有人答复过" in page


def test_answered_then_verified_by_another(desk, people, alert):
    row = alert()
    url = reverse("desk:alert", args=[row.pk])
    assert desk(people.li).post(url, {"answer": "corrected", "explanation": "已补办。"}).status_code == 302
    assert "须您是" in desk(people.li).get(url).content.decode()
    verify = reverse("desk:verification", args=[row.pk])
    assert desk(people.li).post(verify, {"holds": "1"}).status_code == 403
    assert desk(people.zheng).post(verify, {"holds": "1"}).status_code == 302
    row.refresh_from_db()
    assert row.state == "closed" and row.verified_by == "zheng"


def test_an_answer_without_grounds_keeps_what_was_chosen(desk, people, alert):
    url = reverse("desk:alert", args=[alert().pk])
    answer = desk(people.li).post(url, {"answer": "explained", "explanation": " "})
    page = answer.content.decode()
    assert answer.status_code == 422 and "有什么理由" in page
    assert 'value="explained" required checked' in page


def test_whoever_answered_does_not_verify(desk, people, alert):
    row = alert()
    desk(people.zheng).post(
        reverse("desk:alert", args=[row.pk]), {"answer": "false_alarm", "explanation": "期限算错了。"}
    )
    answer = desk(people.zheng).post(reverse("desk:verification", args=[row.pk]), {"holds": "1"})
    assert answer.status_code == 422 and "不能核实自己的答复" in answer.content.decode()


def test_sent_back_it_waits_for_another_answer(desk, people, alert):
    row = alert()
    desk(people.li).post(reverse("desk:alert", args=[row.pk]), {"answer": "explained", "explanation": "停电。"})
    desk(people.zheng).post(reverse("desk:verification", args=[row.pk]), {"holds": "0"})
    row.refresh_from_db()
    assert row.state == "raised"


def test_the_rules_tell_their_false_alarm_rate(desk, people, alert):
    row = alert()
    desk(people.li).post(reverse("desk:alert", args=[row.pk]), {"answer": "false_alarm", "explanation": "不是逾期。"})
    page = desk(people.shen).get(reverse("desk:rules")).content.decode()
    assert "100%(1次答复里1次说是误报)" in page


def test_another_offices_clerk_may_read_and_not_answer(desk, people, alert):
    row = alert()
    answer = desk(people.zhao).post(
        reverse("desk:alert", args=[row.pk]), {"answer": "corrected", "explanation": "办了"}
    )
    assert answer.status_code == 403 and "本案由您的单位办理" in answer.content.decode()


def test_a_matter_closed_to_the_reader_since_is_not_named(desk, people, alert):
    row = alert()
    type(row.case).objects.filter(pk=row.case_id).update(secrecy="handler", handler="li")
    page = desk(people.zheng).get(reverse("desk:alerts")).content.decode()
    assert "“办理期限”已逾期。" not in page and "测试事项甲" not in page and row.case.code not in page
