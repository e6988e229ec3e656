"""A caller quotes the number of the other system: the matter is found by it, by those who may see it."""

import pytest
from django.urls import reverse
from factories.spreadsheets import HOUSE, PLACE, kind

from yifa.doors.files.drafts import Setting
from yifa.doors.files.foreign import mapping_for
from yifa.doors.files.importing import bring_in
from yifa.doors.files.packages import SCREEN
from yifa.doors.files.places import Places
from yifa.records.cases.models import Case

NUMBER = "GD20260302-0017"
LONG_NAME = "演示省演示市演示区人民政府便民服务热线综合受理平台(演示)"


@pytest.fixture
def bring(db, sheet):
    def brought(source="市12345平台", number=NUMBER):
        file, of = (
            sheet(("受理编号", "来电时间", "诉求内容", "工单状态"), (number, "2026-03-02 09:00", "噪声", "待签收")),
            kind("cases/hotline_ticket.export"),
        )
        setting = Setting(HOUSE, Places(HOUSE, PLACE), mapping=mapping_for(file, of, source, SCREEN))
        assert bring_in(file, of, setting).written == 1
        return Case.objects.get()

    return brought


@pytest.mark.parametrize("source", ["市12345平台", LONG_NAME])
@pytest.mark.parametrize("page", ["ui:search", "ui:cases"])
def test_the_exact_number_finds_it_for_those_in_sight(client, people, bring, source, page):
    case = bring(source)
    for who, asked, seen in ((people.li, NUMBER, True), (people.li, NUMBER[:-1], False), (people.zhou, NUMBER, False)):
        client.force_login(who)
        told = client.get(reverse(page), {"q": asked}).content.decode()
        assert (case.code in told) is seen, (who, asked)


def test_a_short_number_names_nothing(client, people, bring):
    case = bring(number="17")
    client.force_login(people.li)
    assert case.code not in client.get(reverse("ui:search"), {"q": "17"}).content.decode()


def test_the_summary_and_the_steps_show_number_and_state(client, people, bring):
    case = bring()
    client.force_login(people.li)
    page = client.get(reverse("ui:case", args=[case.code]))
    facts = {one.title: one.text for one in page.context["facts"]}
    assert (facts["来源系统"], facts["原系统编号"]) == ("市12345平台", NUMBER)
    assert "待签收" in page.content.decode()
