"""A petition in the browser: of class ② to arbitration; of class ⑥ through extension, review and second review."""

from datetime import date

import pytest
from factories.browser import fill, read, send, step
from factories.cast import quick_password

from yifa.ground.calendar import TZ, now
from yifa.ground.identity.models import Appointment, Organ, Person, Post
from yifa.records.cases.models import Case, Handover

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LAW = "《中华人民共和国公路法》第35条"
MATTER = {
    "petitioner_name": "演示甲某",
    "petitioner_phone": "13800005678",
    "title": "演示:请求支付拖欠工资",
    "summary": "演示:三个月工资没有支付。",
    "channel": "书信",
}


def registered(seat, person, **more):
    tab = seat(person, "/cases/new/petition/register/")
    fill(tab, **{**MATTER, **more})
    send(tab)
    return tab, f"/cases/{Case.objects.get().code}/"


def due(clock):
    return Case.objects.get().clocks.get(code=clock).due_at.astimezone(TZ).date().isoformat()


@pytest.fixture
def yan(people):
    """A second supervisor: who reviewed does not review again."""
    person = Person.objects.create(
        username="yan", name="测试·严监督员", password=quick_password(), password_changed_at=now(),
        password_set_by_other=False,
    )  # fmt: skip
    post, _ = Post.objects.get_or_create(organ=Organ.objects.get(code="500155-SFJ"), code="supervisor")
    Appointment.objects.create(person=person, post=post, scope="500155", admin=False, valid_from=date(2020, 1, 1))
    return person


def test_a_matter_of_arbitration_leaves_and_never_runs_sixty_days(seat, people):
    tab, url = registered(seat, people.li)
    assert "甄别转送、交办" in tab.inner_text(".y-clocks")
    step(tab, "甄别定类", matter_class="申诉求决②", field="劳动和社会保障")
    step(tab, "受理", unit="演示所", handler="li", no_conflict=True, told_on="2026-03-02")
    said = tab.inner_text(".y-summary")
    assert "分类导入法定途径" in said and "第31条" in said
    tab.goto(url)
    step(
        tab, "分类导入法定途径", route="②劳动人事争议仲裁", to_organ="演示仲裁委员会", told_in_writing=True,
        reason="演示:劳动报酬争议,请申请仲裁。",
    )  # fmt: skip
    assert "已导入法定途径" in tab.inner_text(".y-state") and "信访事项分类处理告知书" in tab.inner_text(".y-papers")
    assert "信访事项办结" not in read(tab) and not Case.objects.get().clocks.filter(state="running").exists()
    assert Handover.objects.get().procedure == "labour_arbitration"
    assert "劳动人事争议仲裁" in read(seat(people.li, "/handovers/?view=queued"))


def test_sixty_days_extended_over_the_new_year_end_on_a_make_up_saturday_then_two_reviews(seat, people, yan, clock):
    clock(2025, 11, 16)
    tab, url = registered(seat, people.li, title="演示:路灯不亮", summary="演示:请修复。")
    step(tab, "甄别定类", matter_class="申诉求决⑥", field="交通运输")
    step(tab, "受理", unit="演示所", handler="li", no_conflict=True, told_on="2025-11-16")
    assert due("finish") == "2026-01-15"
    clock(2026, 1, 5)
    step(seat(people.chen, url), "批准延期", reason="演示:等待检测。", told_on="2026-01-05")
    assert due("finish") == "2026-02-14"  # a Saturday that is worked
    assert "2026年2月14日" in read(seat(people.li, url)) or "2026-02-14" in read(seat(people.li, url))
    clock(2026, 2, 14)
    tab = seat(people.li, url)
    step(
        tab, "出具信访处理意见书", claim="演示", facts_found="演示", verdict="不予支持", opinion="演示",
        legal_basis=LAW,
    )  # fmt: skip
    assert Case.objects.get().detail.finish_kept == "按期"
    step(tab, "送达")
    assert due("ask_review") == "2026-03-16"
    clock(2026, 3, 10)
    step(seat(people.li, url), "申请复查", reason="演示:不服。")
    step(seat(people.qian, url), "作出复查意见", review_verdict="维持", opinion="演示", legal_basis=LAW)
    tab = seat(people.li, url)
    step(tab, "送达复查意见")
    step(tab, "申请复核", reason="演示:仍不服。")
    assert due("recheck") == "2026-04-09"
    assert "作出复核意见" in seat(people.qian, url).inner_text(".y-next")  # shown, and why it is not hers
    clock(2026, 3, 20)
    step(seat(yan, url), "复核听证开始", matter="演示")
    clock(2026, 3, 30)
    tab = seat(yan, url)
    step(tab, "复核听证结束", record="演示")
    assert due("recheck") == "2026-04-20"  # ten days of hearing: the 19th is a Sunday
    step(tab, "作出复核意见", review_verdict="维持", opinion="演示", legal_basis=LAW)
    assert "复核终结" in tab.inner_text(".y-state") and "信访复核意见书" in tab.inner_text(".y-papers")
