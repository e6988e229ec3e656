"""Who reads a handover: its own organ's people and its takers; nobody's name stands in the reason."""

import pytest
from django.urls import reverse

from yifa.ground.identity.actor import Actor
from yifa.records.cases.models import Handover
from yifa.records.cases.verbs import open_case

pytestmark = pytest.mark.django_db
NAME = "测试·某人"
REASON = f"{NAME}来说过两次,不归我办"
ORDER = {
    "title": "村口路灯", "kind": "求助", "item": "城市管理/市政设施/路灯", "content": "坏了", "caller_name": NAME,
    "caller_phone": "13800000001", "place": "村口",
}  # fmt: skip


def handed(case, procedure, organ=""):
    return Handover.objects.create(
        case=case, procedure=procedure, division=case.division, organ=organ, reason=REASON,
        offered_at=case.opened_at, offered_by="li",
    )  # fmt: skip


def test_a_post_that_reads_no_orders_opens_a_handover_of_one_only_to_take_it(desk, people, cast):
    order = open_case(
        "hotline_ticket", by=Actor.system("tests"), division="500155117000", organ="500155117-ZZZX", data=ORDER,
        step="register",
    )  # fmt: skip
    theirs, others = handed(order, "dispute"), handed(order, "legal_aid")
    client = desk(people.wang)
    assert client.get(reverse("desk:handover", args=[theirs.pk])).status_code == 200
    for view, ask in (("handover", client.get), ("handover", client.post), ("handover-return", client.post)):
        assert ask(reverse(f"desk:{view}", args=[others.pk]), {"reason": "不要"}).status_code == 404
    assert desk(people.li).get(reverse("desk:handover", args=[others.pk])).status_code == 200


@pytest.mark.parametrize("page", ["home", "list", "one", "case"])
def test_the_reason_is_read_without_the_parties_names(desk, people, matters, page):
    (case,) = matters(1)
    offer = handed(case, "test_walk")
    url = {
        "home": "/", "list": f"{reverse('desk:handovers')}?view=all", "one": reverse("desk:handover", args=[offer.pk]),
        "case": reverse("ui:case", args=[case.code]),
    }[page]  # fmt: skip
    shown = desk(people.li).get(url).content.decode()
    assert "来说过两次,不归我办" in shown and NAME not in shown
