"""检举控告: seen by the one who took it in, by nobody above, beside or below; never sent to those it is about."""

import pytest

from yifa.domains.disputes import actions
from yifa.domains.disputes.procedures import ACCUSATION
from yifa.ground.identity.actor import Actor
from yifa.readers.figures.indicator import INDICATORS
from yifa.readers.watch.loop import tick
from yifa.readers.watch.models import Alert
from yifa.readers.watch.sight import alerts_in_sight
from yifa.records.cases import handing
from yifa.records.cases.following import give_secret, handled_as, open_to_party
from yifa.records.cases.models import Case, CaseClock, Handover, Party, StepTaken
from yifa.records.cases.refusal import Refused
from yifa.records.cases.sight import cases_in_sight, documents_in_sight
from yifa.records.documents.models import Document

pytestmark = pytest.mark.django_db
PLACE = {"division": "500155117000", "organ": "500155117-PAFZB"}
TOLD = {
    "channel": "书信", "informant_name": "演示举报人", "accused": "演示某科长", "summary": "演示:收礼。",
    "about_us": False,
}  # fmt: skip
COLLEAGUE = Actor("colleague", "测试·同事", frozenset({"clerk"}), "500155117-PAFZB", "500155117")
PETITION = {
    "petitioner_name": "演示举报人",
    "title": "演示:反映某科长",
    "summary": "演示:收礼。",
    "channel": "信息网络",
}


@pytest.fixture
def case(cast):
    return actions.register_accusation(by=cast.li, data=TOLD, **PLACE)


def others(cast):
    return [one for one in (*cast, COLLEAGUE) if one.username != "li"]


def test_only_the_one_who_took_it_in_sees_case_steps_party_clock_and_paper(cast, case):
    actions.hand_on(case, by=cast.li, data={"by_secure_channel": True})
    for rows in (cases_in_sight, documents_in_sight):
        assert rows(cast.li).count() == 1
        assert [one.username for one in others(cast) if rows(one).exists()] == []
    for model in (StepTaken, Party, CaseClock, Handover):
        assert model.objects.visible_to(cast.li).exists()
        assert not any(model.objects.visible_to(one).exists() for one in others(cast))


def test_nobody_else_takes_a_step_of_it_or_answers_its_handover(cast, case):
    for one in others(cast):
        with pytest.raises(Refused) as refused:
            actions.hand_on(case, by=one, data={"by_secure_channel": True})
        assert refused.value.why == "absent"
    actions.hand_on(case, by=cast.li, data={"by_secure_channel": True})
    offer = Handover.objects.get()
    assert (offer.procedure, offer.state, offer.reason) == ("discipline_report", "queued", "检举控告材料移交")
    with pytest.raises(Refused):
        handing.send_back(offer.pk, by=cast.qian, reason="演示")


def test_what_is_said_of_the_organ_itself_is_not_written_down_here(cast):
    with pytest.raises(Refused, match="封存移交"):
        actions.register_accusation(by=cast.li, data={**TOLD, "about_us": True}, **PLACE)
    case = actions.seal_accusation(by=cast.li, data={"channel": "书信", "sealed_pages": 6}, **PLACE)
    kept = {**case.steps.get().facts, **case.steps.get().private}
    assert kept == {"title": "封存移交事项", "channel": "书信", "sealed_pages": 6}
    assert Handover.objects.get().procedure == "discipline_report" and case.closed_at


def test_what_the_public_says_of_the_receiving_organ_is_opened_by_nobody_in_the_house(cast):
    data = {"accused": "演示", "summary": "演示:受理机关的人"}
    case = actions.report_on_receiver(by=Actor.system("party"), data=data, **PLACE)
    assert not any(cases_in_sight(one).exists() or Handover.objects.visible_to(one).exists() for one in cast)
    assert Handover.objects.get().procedure == "discipline_report"
    assert give_secret(case, by=Actor.system("party")) and "12388" in case.declared.steps_from("")[3].told


def test_what_the_public_reports_waits_in_the_organ_until_one_takes_charge(cast):
    case = actions.report_wrong(by=Actor.system("party"), data={"accused": "演示", "summary": "演示"}, **PLACE)
    assert {one.username for one in (*cast, COLLEAGUE) if cases_in_sight(one).exists()} == {"li", "colleague"}
    actions.take_charge(case, by=COLLEAGUE, data={})
    assert [one.username for one in (*cast, COLLEAGUE) if cases_in_sight(one).exists()] == ["colleague"]


def test_material_never_goes_to_those_it_is_about(cast, case):
    for wrong, article in ({"goes_to_accused": True}, "第30条"), ({"by_secure_channel": False}, "第30条"):
        with pytest.raises(Refused, match=article):
            actions.hand_on(case, by=cast.li, data={"by_secure_channel": True, **wrong})


def test_a_petition_found_to_be_one_disappears_with_its_papers_and_alerts(cast):
    case = actions.register_petition(by=cast.li, data=PETITION, **PLACE)
    Alert.objects.create(
        rule="clock.late", severity="error", sentence="演示", basis="演示", subject=case.subject, case=case, key="k",
        division=case.division, organ=case.organ, raised_at=case.opened_at,
    )  # fmt: skip
    assert all(rows(cast.qian).exists() for rows in (cases_in_sight, documents_in_sight, alerts_in_sight))
    actions.hand_as_accusation(case, by=cast.li, data={})
    for rows in (cases_in_sight, documents_in_sight):
        assert rows(cast.li).exists()
        assert not any(rows(one).exists() for one in others(cast))
    assert not any(alerts_in_sight(one).exists() for one in others(cast))
    offer = Handover.objects.get()
    opened = handing.accept(offer.pk, by=cast.li, data=TOLD, step="take_over")
    assert (opened.procedure, opened.secrecy, opened.handler) == ("accusation", "handler", "li")


def test_its_late_alert_is_told_to_its_handler_alone(cast, case):
    CaseClock.objects.update(due_at=case.opened_at)
    tick()
    assert alerts_in_sight(cast.li).filter(rule="clock.late").exists()
    assert not any(alerts_in_sight(one).exists() for one in others(cast))


def test_no_figure_counts_it_and_its_numbers_leave_no_gap_in_those_of_petitions(cast, case):
    assert not [one.id for one in INDICATORS if "accusation" in one.source]
    assert ACCUSATION.public == () and "-JJ-" in case.code
    assert "-XF-000001-" in actions.register_petition(by=cast.li, data=PETITION, **PLACE).code


def test_its_number_is_drawn_and_tells_nobody_how_many_there_are(cast, monkeypatch):
    drawn = iter([41, 41, 7, 999_998])
    monkeypatch.setattr("yifa.records.cases.verbs.secrets.randbelow", lambda most: next(drawn) % most)
    made = [actions.register_accusation(by=cast.li, data=TOLD, **PLACE) for _ in range(3)]
    assert [case.code.split("-")[3] for case in made] == ["000042", "000008", "999999"]


def test_its_follower_reads_only_that_it_is_kept(cast, case):
    assert open_to_party(case) == () and handled_as(case) == case
    assert {state.told for state in ACCUSATION.states} == {"这类事项依法保密,只由有权机关办理。"}
    assert (
        Case.objects.get(pk=case.pk).title == "检举控告事项"
        and Document.objects.filter(about=case.subject).count() == 0
    )
