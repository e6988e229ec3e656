"""Every page of the doors (desk, files, portal): the other half of test_every_page.py, for a worker of its own."""

import json

import pytest
from django.urls import reverse
from factories.browser import read, send
from factories.every_page import door_pages
from factories.looking import flaws, looked_at, shown_flaws

from yifa.doors.files.models import ColumnMapping

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
REPORT = """测试镇2024年法治政府建设年度报告

一、2024年度推进法治政府建设的主要举措和成效
全年排查矛盾纠纷120件,化解110件,化解率97.04%。开展普法宣传12场,参加群众3000余人次。
"""


def test_every_page_is_legible_fits_a_phone_and_serves_aids(world, seat, people, axe):
    wrong = looked_at(door_pages(world), world, seat, people, axe)
    changed = handed_in(seat(people.li, reverse("files:mappings")), axe)
    assert not (wrong or changed), wrong + json.dumps(changed, ensure_ascii=False, indent=1)


def handed_in(tab, axe):
    """A colleague's mapping is shown against ours before it is taken in: a page that only a POST shows."""
    told = ColumnMapping.objects.get().mapping.as_text().replace("来源渠道", "工单来源")
    tab.set_input_files('input[type="file"]', {"name": "a.json", "mimeType": "text/json", "buffer": told.encode()})
    send(tab)
    assert "工单来源" in read(tab)
    return shown_flaws(tab, axe)


def test_a_checked_report_is_legible_fits_a_phone_and_serves_aids(house, seat, people, axe):
    tab = seat(people.chu, reverse("desk:checks"))
    report = {"name": "报告.txt", "mimeType": "text/plain", "buffer": REPORT.encode()}
    tab.set_input_files('main input[type="file"] >> nth=0', report)
    send(tab)
    shown = tab.url
    assert "97.04%" in read(tab)
    wrong = [(path, said) for path in (shown, f"{shown}records/") for said in flaws(tab, path, axe)]
    assert not wrong, json.dumps(wrong, ensure_ascii=False, indent=1)
