"""The state table of an order, step by step: where it goes, what is refused and why, who may not do both."""

import pytest
from domains.requests.orders import FORMS, HANDLED, told
from factories.cast import PLACE, Cast

from yifa.domains.requests.procedures.hotline import HOTLINE_TICKET
from yifa.records.cases.following import PARTY
from yifa.records.cases.image import CaseImage
from yifa.records.cases.loading import History, Move, play
from yifa.records.cases.refusal import Refused

pytestmark = pytest.mark.django_db


def by_hands(*moves):
    """Steps by named people: (step, who)."""
    from domains.requests.orders import DIVISION, MONDAY, ORGAN

    steps = tuple(Move(step, FORMS[step], MONDAY, who) for step, who in moves)
    return play(History("hotline_ticket", DIVISION, ORGAN, steps, "t"))[1]


WAYS = [
    (("register",), "received"),
    (("ask", "take_in"), "received"),
    (("answer_at_once",), "answered_directly"),
    (("register", "answer_directly"), "answered_directly"),
    (("register", "refer_emergency"), "sent_to_emergency"),
    (("register", "tell_lawful_way"), "told_the_way"),
    (("receive_dispatched",), "signing"),
    (("receive_dispatched", "object", "reassign", "sign"), "handling"),
    (("register", "dispatch", "object", "keep", "sign"), "handling"),
    ((*HANDLED, "return_order", "reassign"), "signing"),
    ((*HANDLED, "whistle", "arrive", "reply"), "answered"),
    ((*HANDLED, "ask_extension", "extend"), "handling"),
    ((*HANDLED, "ask_extension", "refuse_extension"), "handling"),
    ((*HANDLED, "ask_raise", "raise_order"), "signing"),
    ((*HANDLED, "ask_raise", "refuse_raise"), "handling"),
    ((*HANDLED, "supervise", "take_up"), "handling"),
    ((*HANDLED, "shelve", "study", "resume"), "handling"),
    ((*HANDLED, "ask_ending", "end"), "ended"),
    ((*HANDLED, "ask_ending", "refuse_ending"), "handling"),
    ((*HANDLED, "reply", "visit", "close"), "closed"),
    ((*HANDLED, "reply", "redo", "contact", "reply", "close"), "closed"),
    ((*HANDLED, "reply", "ask_again", "redo"), "handling"),
    ((*HANDLED, "reply", "ask_again", "no_redo"), "closed"),
    ((*HANDLED, "reply", "close", "rate", "exclude"), "closed"),
    ((*HANDLED, "reply", "close", "ask_again", "redo"), "handling"),
    (("register", "tell_lawful_way", "disagree", "review_disagreement"), "received"),
    (("register", "tell_lawful_way", "disagree", "uphold"), "told_the_way"),
    (("ask", "add_material", "take_in", "add_material", "dispatch", "add_material", "sign"), "handling"),
    (("register", "merge", "main_answered", "tell_merged"), "answered"),
    (("register", "merge", "unmerge"), "received"),
]  # fmt: skip


@pytest.mark.parametrize(("steps", "state"), WAYS)
def test_the_steps_lead_where_the_table_says(steps, state):
    assert told(*steps).state == state


def test_every_declared_step_is_walked_above():
    walked = {step for steps, _ in WAYS for step in steps}
    assert {step.code for step in HOTLINE_TICKET.by_hand} == walked


def test_a_rating_after_the_end_moves_neither_state_nor_day():
    image = told(*HANDLED, "reply", "close", "rate", hours=30)
    assert (image.state, image.detail["rating"]) == ("closed", "差评")
    assert image.closed_at == image.steps[-2].at


def refused(match, *steps, **changed):
    with pytest.raises(Refused, match=match) as caught:
        told(*steps, **changed)
    assert caught.value.basis


def test_an_objection_that_was_not_upheld_may_not_come_back():
    refused("不能再退", "register", "dispatch", "object", "keep", "object")
    refused("不能再退", "register", "dispatch", "object", "keep", "sign", "return_order")


def test_an_objection_must_come_within_its_window():
    assert told("register", "dispatch", "object", hours=20).state == "objected"
    refused("时间已过", "register", "dispatch", "object", hours=60)


def test_a_reply_needs_contact_first_unless_nobody_is_named():
    refused("首次联系", "register", "dispatch", "sign", "reply")
    nameless = {"register": {"anonymous": True, "caller_phone": None}}
    assert told("register", "dispatch", "sign", "reply", **nameless).state == "answered"


def test_who_wants_an_answer_leaves_a_number():
    refused("联系电话", "ask", ask={"caller_phone": None, "reply_wanted": True})
    assert told("ask", ask={"caller_phone": None}).detail["reply_wanted"] is False  # left open, nobody to call
    assert told("ask", ask={"caller_phone": None, "reply_wanted": False}).state == "asked"


@pytest.mark.parametrize(
    ("entered", "allowed"),
    [({"result": "未解决"}, False), ({"result": "未解决", "unsolved_because": "能办未办成"}, True),
     ({"result": "未解决", "unsolved_because": "依法不能办"}, False),
     ({"result": "未解决", "unsolved_because": "依法不能办", "unsolved_basis": "土地管理法 第62条"}, True),
     ({"result": "未解决", "unsolved_because": "不属我方职责", "unsolved_basis": "履职清单 收回-037"}, True),
     ({"result": "已解决", "unsolved_because": "能办未办成"}, False)],
)  # fmt: skip
def test_what_is_not_solved_says_of_which_kind_and_by_which_article(entered, allowed):
    if allowed:
        assert told(*HANDLED, "reply", reply=entered).state == "answered"
    else:
        refused("哪一种", *HANDLED, "reply", reply=entered)


UNHAPPY = {"solved": False, "satisfaction": "不满意", "rating": "差评"}


def test_an_unhappy_caller_s_order_is_not_simply_closed():
    refused("请办“重办”", *HANDLED, "reply", "close", close=UNHAPPY)
    lawful = {"result": "未解决", "unsolved_because": "依法不能办", "unsolved_basis": "土地管理法 第62条"}
    assert told(*HANDLED, "reply", "close", reply=lawful, close=UNHAPPY).state == "closed"
    again = (*HANDLED, "reply", "redo", "contact", "reply", "close")
    refused("写明属于哪一种", *again, close=UNHAPPY)
    not_done = {"result": "未解决", "unsolved_because": "能办未办成"}
    assert told(*again, reply=not_done, close=UNHAPPY).state == "closed"


def test_a_visit_that_reached_nobody_says_nothing():
    refused("没有联系上", *HANDLED, "reply", "close", close={"reached": False})


def test_what_is_excluded_has_a_basis():
    refused("写明依据", *HANDLED, "reply", "close", close={"excluded": "不属职责"})


def test_what_could_have_been_done_must_be_redone():
    own_fault = {"result": "未解决", "unsolved_because": "能办未办成"}
    refused("应当重办", *HANDLED, "reply", "ask_again", "no_redo", reply=own_fault)


def test_a_redo_takes_the_result_back_and_keeps_the_steps():
    image = told(*HANDLED, "reply", "redo")
    assert (image.detail["result"], image.detail["replied_on"], image.detail["redone"]) == ("", None, True)
    assert image.took("reply")


def test_extensions_are_limited_and_told():
    twice = ("ask_extension", "extend") * 2
    assert told(*HANDLED, *twice).detail["extended"]
    refused("延期次数已经用完", *HANDLED, *twice, "ask_extension")
    refused("向诉求人说明", *HANDLED, "ask_extension", ask_extension={"told_caller": False})


def clock(image: CaseImage, code: str) -> str:
    due = image.clocks[code].due_at
    return due.strftime("%m-%d %H:%M") if due else ""


def test_local_targets_run_where_no_statute_sets_a_period():
    image = told("register", "dispatch", "sign")
    assert (clock(image, "handling")[:5], image.clocks["handling"].verified) == ("03-09", False)
    urgent = told("register", register={"urgency": "紧急"})
    assert "dispatch" not in urgent.clocks and clock(urgent, "dispatch_urgent") == "03-02 10:00"


def test_a_statutory_period_wins_and_the_caller_is_told():
    labour = {"register": {"statutory": "劳动保障监察"}}
    image = told("register", "dispatch", **labour)
    assert "handling" not in image.clocks and image.clocks["handling_labour"].period.value == 60
    refused("法定期限", "register", "dispatch", "sign", **labour)
    assert told("register", "dispatch", "sign", **labour, sign={"limit_told": True}).state == "handling"


def test_a_statutory_period_is_neither_lengthened_nor_halted_by_local_rules():
    for statute, code in (("劳动保障监察", "handling_labour"), ("消费投诉", "handling_consumer")):
        held = {"register": {"statutory": statute}, "sign": {"limit_told": True}}
        refused("热线不能批准延期", *HANDLED, "ask_extension", **held)
        assert told(*HANDLED, "shelve", **held).clocks[code].state == "running"


def test_an_extension_lengthens_and_a_shelved_order_pauses_the_period():
    assert clock(told(*HANDLED, "ask_extension", "extend"), "handling")[:5] == "03-16"
    assert told(*HANDLED, "shelve").clocks["handling"].state == "paused"


def test_who_objects_does_not_review(cast: Cast):
    objected = (("register", cast.li), ("dispatch", cast.li), ("object", cast.zhao))
    assert by_hands(*objected, ("reassign", cast.li)).state == "signing"
    with pytest.raises(Refused, match="提出异议") as caught:
        by_hands(("register", cast.li), ("dispatch", cast.li), ("object", cast.li), ("reassign", cast.li))
    assert caught.value.why == "permission"


def test_who_handles_does_not_visit(cast: Cast):
    mine = tuple((step, cast.li) for step in (*HANDLED, "reply"))
    with pytest.raises(Refused) as caught:
        by_hands(*mine, ("close", cast.li))
    assert caught.value.why == "permission"
    theirs = (("register", cast.li), ("dispatch", cast.li), ("sign", cast.zhao), ("contact", cast.zhao))
    assert by_hands(*theirs, ("reply", cast.zhao), ("close", cast.li)).state == "closed"


def test_the_next_town_s_clerk_may_not_take_it(cast: Cast):
    with pytest.raises(Refused):
        by_hands(("register", cast.zhou))
    assert cast.zhou.scope != PLACE


def test_a_citizen_opens_one_without_account_and_without_a_list():
    image = told("ask", by=PARTY)
    assert (image.state, image.channel, image.detail["item"]) == ("asked", "网络", "")


def test_every_state_and_step_reads_plainly_to_the_caller():
    assert all(state.told for state in HOTLINE_TICKET.states)
    assert all(step.told or step.inner for step in HOTLINE_TICKET.by_hand)
