"""Pages of a case: what is shown, what is refused, what stays typed, what nobody outside may find."""

import re
from datetime import datetime

import pytest
from django.urls import reverse
from factories.complaint import ACCEPTED, COMPLAINT
from factories.kinds import lodge

from yifa.domains.disputes import actions
from yifa.ground.calendar import TZ, use_now
from yifa.ground.identity.actor import Actor
from yifa.records.cases.models import Case
from yifa.records.cases.verbs import advance

pytestmark = pytest.mark.django_db


def text(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", answer.content.decode()))


def step_url(case, step):
    return reverse("ui:case-step", args=[case.code, step])


def sent(client, url, **data):
    """What the browser would send: the form's hidden fields and what was typed."""
    page = client.get(url).content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="(key|version)" value="([^"]*)"', page))
    return client.post(url, hidden | data)


def test_a_case_shows_state_clock_steps_and_masked_parties(li, case, cast):
    advance(case, "accept", by=cast.li, data={})
    page = li.get(reverse("ui:case", args=[case.code]))
    words = text(page)
    assert "村东排水" in words and "办理中" in words and "办理期限" in words and "剩 5 个工作日" in words
    assert "测**" in words and "138****5678" in words
    assert "测试甲" not in page.content.decode() and "13800005678" not in page.content.decode()


def test_closed_steps_are_shown_with_their_reason(li, case):
    words = text(li.get(reverse("ui:case", args=[case.code])))
    assert "到了“办理中”才能办。" in words and "还有 4 个步骤,现在办不到" in words


def test_a_step_closed_to_this_post_names_what_is_needed(page_of, case):
    words = text(page_of("zhao").get(reverse("ui:case", args=[case.code])))
    assert "不能“登记测试事项”" in words


def test_a_step_s_address_opened_directly_says_at_once_what_closes_it(page_of, li, case):
    assert "不能“登记测试事项”" in text(page_of("zhao").get(step_url(case, "accept")))
    assert "现在依法可以办的是" in text(li.get(step_url(case, "close")))
    assert "不能" not in text(li.get(step_url(case, "accept")))


def test_a_case_of_another_town_is_not_found(li, foreign_case):
    for url in (
        reverse("ui:case", args=[foreign_case.code]),
        step_url(foreign_case, "accept"),
        reverse("ui:ledger-entry", args=[foreign_case.code, 1]),
    ):
        assert li.get(url).status_code == 404, url


def test_writing_to_another_towns_case_is_not_found_and_writes_nothing(li, foreign_case):
    assert li.post(step_url(foreign_case, "accept"), {}).status_code == 404
    assert Case.objects.get(pk=foreign_case.pk).state == "registered"


def test_nobody_reads_without_logging_in(client, case):
    answer = client.get(reverse("ui:case", args=[case.code]))
    assert answer.status_code == 302 and "/login/" in answer["Location"]


def test_list_search_and_count_keep_to_the_scope(li, case, foreign_case):
    listed = text(li.get(reverse("ui:cases")))
    assert case.code in listed and foreign_case.code not in listed and "共 1 条" in listed
    assert foreign_case.code not in text(li.get(reverse("ui:cases"), {"q": "邻镇的事"}))
    found = li.get(reverse("ui:search"), {"q": foreign_case.code})
    assert found.status_code == 200 and "没有找到" in text(found)


def test_a_step_is_taken_by_post(li, case):
    answer = sent(li, step_url(case, "accept"))
    assert answer.status_code == 302 and answer["Location"] == reverse("ui:case", args=[case.code])
    assert Case.objects.get(pk=case.pk).state == "working"


def test_the_same_page_sent_twice_takes_one_step(li, case):
    page = li.get(step_url(case, "accept")).content.decode()
    hidden = dict(re.findall(r'name="(key|version)" value="([^"]*)"', page))
    assert [li.post(step_url(case, "accept"), hidden).status_code for _ in range(2)] == [302, 302]
    assert case.steps.count() == 2


def test_a_forbidden_move_is_409_with_sentence_and_article(li, case):
    answer = sent(li, step_url(case, "close"), reason="已经修好")
    assert answer.status_code == 409
    assert "现在依法可以办的是" in text(answer) and "测试规定 第1条" in text(answer)
    assert "已经修好" in answer.content.decode()


def test_a_person_without_the_post_is_403(page_of, case):
    answer = sent(page_of("zhao"), step_url(case, "accept"))
    assert answer.status_code == 403 and "您不能办这一步" in text(answer)


def test_a_bad_form_is_422_with_errors_beside_boxes_and_words_kept(li, people):
    url = reverse("ui:case-new", args=["test_walk", "lodge"])
    answer = sent(
        li, url, **{"at-division": "500155117000", "channel": "来访", "amount": "很多", "applicant_phone": "12"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422 and Case.objects.count() == 0
    assert "请填写事项。" in page and 'href="#f-title"' in page and 'id="f-amount-error"' in page
    assert 'value="很多"' in page and 'value="来访"' in page


def test_a_guard_is_422_and_keeps_the_words(li, case, cast):
    advance(case, "accept", by=cast.li, data={})
    answer = sent(li, step_url(case, "close"), reason="本人要求")
    assert answer.status_code == 422
    assert "请写明结果" in text(answer) and "本人要求" in answer.content.decode()


def test_the_second_of_two_people_is_told_who_was_first(li, page_of, case, cast):
    advance(case, "accept", by=cast.li, data={})
    url = step_url(case, "pause")
    old = dict(re.findall(r'name="(key|version)" value="([^"]*)"', li.get(url).content.decode()))
    advance(case, "extend", by=cast.li, data={"reason": "需要鉴定"})
    answer = li.post(url, old | {"reason": "等待评估"})
    assert answer.status_code == 409
    assert "先办了“延期”" in text(answer) and "等待评估" in answer.content.decode()


def test_opening_a_case_where_one_has_no_say_is_refused(li, people):
    url = reverse("ui:case-new", args=["test_walk", "lodge"])
    answer = sent(li, url, **{"at-division": "500155118000", "title": "越界"})
    assert answer.status_code == 422 and "管辖范围" in text(answer) and Case.objects.count() == 0


def test_opening_a_case_leads_to_its_page(li, people):
    url = reverse("ui:case-new", args=["test_walk", "lodge"])
    answer = sent(li, url, **{"at-division": "500155117000", "title": "路灯不亮", "channel": "窗口"})
    assert answer["Location"] == reverse("ui:case", args=[Case.objects.get().code])


def test_why_this_day_tells_the_reckoning(li, case, cast):
    advance(case, "accept", by=cast.li, data={})
    clock = case.clocks.get()
    words = text(li.get(reverse("ui:clock", args=[case.code, clock.pk])))
    assert "5个工作日" in words and "逐步推算" in words and "测试规定 第1条" in words


def test_reveal_needs_a_reason_and_shows_one_value_once(li, case):
    party = case.parties.get()
    url = reverse("ui:case-reveal", args=[case.code]) + f"?what=party-{party.pk}-phone"
    refused = li.post(url, {"reason": ""})
    assert refused.status_code == 422 and "13800005678" not in refused.content.decode()
    shown = li.post(url, {"reason": "电话回访当事人"}).content.decode()
    assert "13800005678" in shown and "测试甲" not in shown
    assert "13800005678" not in li.get(reverse("ui:case", args=[case.code])).content.decode()


def test_reveal_is_refused_outside_the_organ(page_of, case):
    party = case.parties.get()
    url = reverse("ui:case-reveal", args=[case.code]) + f"?what=party-{party.pk}-phone"
    answer = page_of("zhao").post(url, {"reason": "想看一看电话"})
    assert answer.status_code == 403 and "13800005678" not in answer.content.decode()


def test_the_timeline_carries_the_ledger_number_of_each_step(li, case):
    page = li.get(reverse("ui:case", args=[case.code])).content.decode()
    (url,) = re.findall(r'href="(/cases/[^"]+/ledger/\d+/)"', page)
    entry = li.get(url).content.decode()
    assert "test_walk.lodge" in entry and "测试甲" not in entry


def test_a_broken_case_code_leads_nowhere(li):
    assert li.get("/cases/500155117-2026-CS-000001-0/").status_code == 404


def test_late_cases_stand_first(li, case, cast):
    with use_now(datetime(2024, 3, 1, 9, tzinfo=TZ)):
        late = lodge(cast.li, title="拖了很久的事")
        advance(late, "accept", by=cast.li, data={})
    words = text(li.get(reverse("ui:cases")))
    assert words.index("已逾期,先办这些") < words.index("拖了很久的事") < words.index(case.code)


def test_the_new_page_offers_only_what_the_post_may_begin(page_of, people):
    assert "登记:测试事项" in text(page_of("li").get(reverse("ui:new")))
    assert "登记:测试事项" not in text(page_of("zhao").get(reverse("ui:new")))


def test_a_handler_whom_nobody_here_knows_is_asked_for_again(li, people, cast):
    case = actions.lodge(by=cast.li, division="500155117000", organ="500155117-PAFZB", data=COMPLAINT)
    answers = {name: str(value).lower() if isinstance(value, bool) else value for name, value in ACCEPTED.items()}
    answers |= {"body": "人民调解委员会", "matter_kind": "民间纠纷"}
    refused = sent(li, step_url(case, "accept"), **answers | {"handler": "王调解员"})
    assert refused.status_code == 422 and "没有登录名为“王调解员”的在任人员" in text(refused)
    assert Case.objects.get(pk=case.pk).version == case.version
    assert sent(li, step_url(case, "accept"), **answers).status_code == 302
    assert Case.objects.get(pk=case.pk).handler == "wang"


def test_a_clock_that_ended_is_folded_under_one_line(li, case, cast):
    advance(case, "accept", by=cast.li, data={})
    assert "已经结束的期限" not in text(li.get(reverse("ui:case", args=[case.code])))
    advance(case, "close", by=Actor.system("tests"), data={"reason": "办好了"})
    assert "已经结束的期限 1 个,都按期办结" in text(li.get(reverse("ui:case", args=[case.code])))
