"""One dispute, from a citizen's complaint to a figure in the published report that a stranger can check.

Every step is taken in a browser by the person whose step it is; after each we read what that person sees.
"""

import subprocess
import sys

import pytest
from factories.browser import press, read, step
from factories.complaint import ACCEPTED, SESSION, TERMS, VISITED, lodged

from yifa.ground.ledger import seal
from yifa.readers.watch.loop import tick
from yifa.records.cases.models import Case
from yifa.reports.annual.verify import verify_dir

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TOWN, YEAR = "500155117", 2026


def test_from_a_complaint_to_a_figure_that_a_stranger_checks(seat, people, clock, settings, tmp_path):
    clock(2026, 3, 2)
    url = the_complaint_is_accepted(seat, people)
    clock(2026, 4, 20)
    the_missed_deadline_is_answered(seat, people)
    clock(2026, 4, 21)
    the_agreement_takes_effect(seat, people, url)
    clock(2026, 5, 6)
    it_is_followed_up_and_archived(seat, people, url)
    clock(2026, 12, 31)
    seal()
    the_figure_opens_down_to_the_proof(seat, people, tmp_path)
    the_report_is_compiled_and_verifies(seat, people, tmp_path)


def the_complaint_is_accepted(seat, people):
    tab, url = lodged(seat, people)
    assert "已登记:" in read(tab) and "待审查" in read(tab)
    assert "演示甲某" not in read(tab) and "138****5678" in read(tab)
    step(tab, "受理", **ACCEPTED)
    assert "已办:受理" in read(tab) and "调解期限" in read(tab) and "2026-04-02" in read(tab)
    press(tab, ".y-clocks a")
    assert "为什么是这天" in read(tab) and "1个月" in read(tab) and "第33条" in read(tab)
    return url


def the_missed_deadline_is_answered(seat, people):
    assert tick().alerts
    clerk = seat(people.li)
    assert "逾期" in clerk.inner_text(".d-counter-late") and "村东排水" in clerk.inner_text(".d-todos li:first-child")
    press(clerk, "nav >> text=监督")
    assert "“调解期限”" in clerk.inner_text("section[aria-labelledby=first-title]")
    press(clerk, "section[aria-labelledby=first-title] .d-alert > a.btn")
    clerk.check('input[name="answer"][value="explained"]')
    clerk.fill("#explanation", "申请人住院,双方同意等其出院后再谈。")
    press(clerk, "main form >> button:text-is('答复')")
    assert "须您是" in read(clerk)  # whoever answers does not verify
    head = seat(people.zheng, clerk.url)
    press(head, "text=核实无误,办结")
    assert "已办结" in read(head)


def the_agreement_takes_effect(seat, people, url):
    tab = seat(people.wang, url)
    step(tab, "调解", **SESSION)
    step(tab, "达成书面协议", **TERMS)
    step(tab, "生效登记")
    assert "三样齐全" in read(tab) and "第29条" in read(tab)  # refused, with the way out and the article
    tab.goto(url)
    step(tab, "补签登记", committee_sealed=True)
    step(tab, "生效登记")
    assert "协议已生效" in read(tab) and "人民调解协议书" in read(tab)


def it_is_followed_up_and_archived(seat, people, url):
    clerk = seat(people.li, url)
    step(clerk, "回访", **VISITED)
    mediator = seat(people.wang, url)
    assert "不能" in mediator.inner_text(".y-closed") or "须您" in mediator.inner_text(".y-closed")
    head = seat(people.zheng, url)
    step(head, "归档", filed_by="测试立卷人", volume_no="2026-1", pages=12)
    assert "已归档" in read(head) and "已经办结" in head.inner_text(".y-next")
    assert Case.objects.get().state == "archived"


def the_figure_opens_down_to_the_proof(seat, people, tmp_path):
    tab = seat(people.li, "/figures/?period=2026")
    press(tab, "a[href*='/figures/mediation.succeeded/']")
    assert "这个数怎么来的" in read(tab) and "1" in tab.inner_text(".y-definition")
    press(tab, "text=打开明细")
    code = Case.objects.get().code
    assert code in read(tab)
    press(tab, f"a[href*='/proofs/case:{code}']")
    assert "在。它是台账第" in read(tab)
    for name, words in (("proof.json", "下载证明"), ("standalone.py", "核验脚本")):
        with tab.expect_download() as waiting:
            tab.click(f"text={words}")
        waiting.value.save_as(tmp_path / name)
    assert checked(tmp_path) == (0, True)
    proof = tmp_path / "proof.json"
    proof.write_text(proof.read_text(encoding="utf-8").replace("调解成功", "调解不成"), encoding="utf-8")
    assert checked(tmp_path) == (1, False)


def checked(folder):
    """(exit code, whether it says that all agrees) of the stand-alone verifier on the downloaded proof."""
    done = subprocess.run(
        [sys.executable, "-I", "standalone.py", "proof.json"], cwd=folder, capture_output=True, text=True, check=False
    )
    return done.returncode, "不符" not in done.stdout + done.stderr


def the_report_is_compiled_and_verifies(seat, people, tmp_path):
    tab = seat(people.chu, f"/reports/{TOWN}/{YEAR}/")
    assert "调解成功" in read(tab)
    press(tab, "text=生成报告")
    tab.wait_for_selector("text=已生成", timeout=60_000)
    for name in ("trace.json", "report.docx", "report.html"):
        assert tab.locator(f"main a[href$='{name}']").count() == 1, name
    folder = tmp_path / "reports" / f"{TOWN}-{YEAR}"
    assert verify_dir(folder) == []
    tab.goto(tab.locator("main a[href$='report.html']").get_attribute("href"))
    tab.click("a.figure[title*='调解成功案件数']")
    tab.click("article:target summary")
    assert Case.objects.get().code in tab.inner_text("article:target")
