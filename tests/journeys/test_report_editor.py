"""The report editor in a browser: figures cannot be typed over, and whoever comes second keeps the text."""

import pytest
from factories.browser import press, read
from factories.complaint import accepted

from yifa.reports.annual.models import AnnualDraft

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
EDITOR = "/reports/500155117/2026/"
BOX = "section-measures"


def write(tab, text):
    """Into the chapter of measures, as the page offers it without a script."""
    tab.click(f"details:has(#{BOX}) > summary")
    tab.fill(f"#{BOX}", text)
    press(tab, "text=保存底稿")


@pytest.fixture
def drafted(seat, people):
    accepted(seat, people)
    tab = seat(people.chu, EDITOR, script=False)
    write(tab, "全年登记{{mediation.taken_in}}。")
    assert "已保存为第1版" in read(tab)
    return tab


def test_a_figure_stands_in_the_text_and_cannot_be_typed_over(seat, people, drafted):
    tab = seat(people.chu, EDITOR)
    tab.click(f"details:has(#{BOX}) > summary")
    chip = tab.locator(f"#{BOX} + .d-rich .d-chip")
    assert chip.inner_text().startswith("1")
    chip.click()
    tab.keyboard.type("999")
    assert chip.get_attribute("contenteditable") == "false" and "999" not in chip.inner_text()
    assert "{{mediation.taken_in}}" in tab.input_value(f"#{BOX}")
    press(tab, "text=保存底稿")
    assert "{{mediation.taken_in}}" in AnnualDraft.objects.get().sections["measures"]


def test_a_number_written_by_hand_is_named_as_having_no_source(seat, people, drafted):
    write(drafted, "全年登记128件。")
    assert "没有出处" in drafted.inner_text(".y-flash") and "128件" in drafted.inner_text(".d-warnings")


def test_a_figure_nobody_declared_is_refused_and_the_text_stays(seat, people, drafted):
    write(drafted, "全年登记{{no.such_figure}}。")
    assert "占位不能用" in drafted.inner_text(".y-summary") and "第1段" in drafted.inner_text(".y-summary")
    assert "{{no.such_figure}}" in drafted.input_value(f"#{BOX}")
    assert AnnualDraft.objects.get().version == 1


def test_the_second_to_save_keeps_every_word(seat, people, drafted):
    second = seat(people.zheng, EDITOR, script=False)
    write(drafted, "编辑先写的。")
    write(second, "所长后写的。")
    assert "别人先保存了" in second.inner_text(".y-summary")
    assert second.input_value(f"#{BOX}") == "所长后写的。" and "编辑先写的。" in second.inner_text(".d-theirs")
    assert "测试·褚编辑" in second.inner_text(".y-summary")
    press(second, "button:text-is('看过了,按我的文字保存')")
    assert "已保存为第3版" in read(second) and AnnualDraft.objects.get().sections["measures"] == "所长后写的。"
