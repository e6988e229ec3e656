"""The shell around every page: bar, elder mode, documents, search, errors, security headers."""

import pytest
from django.urls import reverse

from yifa.records.documents.models import Document
from yifa.ui.navigation import NAV, NavItem, entries

pytestmark = pytest.mark.django_db


def test_the_bar_marks_where_one_is_and_leaves_out_what_does_not_exist():
    NAV.add(NavItem("nowhere", "没有的页面", "info", "nowhere:home"))
    bar = entries("/registers/test_committee/")
    assert [one.name for one in bar if one.here] == ["名册"]
    assert "没有的页面" not in [one.name for one in bar]
    names = [one.name for one in bar if one.name in ("事项", "活动", "名册", "文书")]
    assert names == ["事项", "活动", "名册", "文书"]


def test_who_handles_no_matters_is_not_led_to_pages_that_would_turn_him_away(page_of):
    page = page_of("wei").get("/").content.decode()
    assert reverse("desk:catalogue") in page
    for name in ("ui:new", "ui:search", "ui:cases", "desk:figures", "desk:alerts", "desk:reports", "files:home"):
        assert f'"{reverse(name)}"' not in page, name


def test_elder_mode_is_a_cookie_set_by_a_plain_form(li):
    answer = li.post(reverse("ui:elder"), {"elder": "1", "next": "/cases/"})
    assert answer["Location"] == "/cases/"
    assert 'class="y-elder"' in li.get("/cases/").content.decode()
    li.post(reverse("ui:elder"), {"elder": "0", "next": "/cases/"})
    assert 'class="y-elder"' not in li.get("/cases/").content.decode()


@pytest.mark.parametrize("target", ["https://example.org/", "//example.org/", "javascript:alert(1)"])
def test_elder_mode_never_leads_off_the_site(li, target):
    assert li.post(reverse("ui:elder"), {"elder": "1", "next": target})["Location"] == "/"


def test_documents_of_the_next_town_are_not_found(page_of, case):
    paper = Document.objects.get(about=case.subject)
    assert page_of("li").get(reverse("ui:document", args=[paper.pk])).status_code == 200
    zhou = page_of("zhou")
    assert zhou.get(reverse("ui:document", args=[paper.pk])).status_code == 404
    assert reverse("ui:document", args=[paper.pk]) not in zhou.get(reverse("ui:documents")).content.decode()


def test_search_finds_titles_and_labels_in_scope_only(li, page_of, case, entry, lecture):
    page = li.get(reverse("ui:search"), {"q": "测试村"}).content.decode()
    assert "测试村调委会" in page
    assert "村东排水" in li.get(reverse("ui:search"), {"q": "排水"}).content.decode()
    assert "民法典进村" in li.get(reverse("ui:search"), {"q": "民法典"}).content.decode()
    for words in ("测试村", "排水", "民法典"):
        assert "没有找到" in page_of("zhou").get(reverse("ui:search"), {"q": words}).content.decode()


def test_a_whole_case_code_leads_straight_to_the_case(li, case):
    answer = li.get(reverse("ui:search"), {"q": case.code})
    assert answer["Location"] == reverse("ui:case", args=[case.code])


@pytest.mark.parametrize("words", ["'", "%", "_", "\\", "🏮", "5-", "x" * 3000])
def test_odd_words_find_nothing_and_break_nothing(li, words):
    assert li.get(reverse("ui:search"), {"q": words}).status_code == 200
    assert li.get(reverse("ui:cases"), {"q": words}).status_code == 200


@pytest.mark.parametrize("after", ["x", "1~2~3", "~", "2026-99-99~1", "-1"])
def test_a_made_up_page_key_is_ignored(li, case, after):
    assert li.get(reverse("ui:cases"), {"after": after, "view": "due"}).status_code == 200


def test_a_missing_page_teaches(li):
    answer = li.get("/cases/500155117-2026-CS-000009-X/")
    assert answer.status_code == 404 and "没有找到" in answer.content.decode()


def test_pages_are_not_cached_and_carry_the_policy(li, case):
    answer = li.get(reverse("ui:case", args=[case.code]))
    assert "no-store" in answer["Cache-Control"]
    assert "default-src 'self'" in answer["Content-Security-Policy"]


def test_administrators_see_no_matters(page_of, case, entry):
    wei = page_of("wei")
    assert case.code not in wei.get(reverse("ui:cases")).content.decode()
    assert wei.get(reverse("ui:case", args=[case.code])).status_code == 404
    assert "测试村调委会" not in wei.get(reverse("ui:register", args=["test_committee"])).content.decode()
