"""Suggestions: learned within a scope, measured on what was not learned, silent where there is nothing to say."""

from datetime import timedelta

import numpy as np
import pytest
from factories.matters import MONDAY, NEXT_TOWN, TOWN, UNIT, VILLAGE, load

from yifa.ground.calendar import use_now
from yifa.readers.likeness import shelf
from yifa.readers.likeness.declared import SUGGESTIONS
from yifa.readers.likeness.learning import Example, learn
from yifa.readers.likeness.suggesting import advise, history, stale, train

pytestmark = pytest.mark.django_db
WHICH = SUGGESTIONS["grid_event.unit"]
ASKED = "桥头路灯又不亮了"


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path
    with use_now(MONDAY):
        yield tmp_path


def examples(labels):
    return [Example(f"c{n}", f"第{n}号{label}要修{label}", label) for n, label in enumerate(labels)]


def learned(labels, **how):
    return learn(examples(labels), **{"least": 20, "least_each": 3, "held_out": 20, "on": MONDAY.date(), **how})


def test_a_town_s_history_names_the_unit_and_how_often_it_was_right(cast):
    load(200)
    model = train(WHICH, TOWN)
    assert model.measured.asked == 40 and model.measured.accuracy > 0.9
    advice = advise(WHICH, ASKED, VILLAGE, cast.li)
    assert advice.labels[0] == UNIT["公共设施"] and not advice.why_not
    assert all("灯" in one.case.title and one.label == UNIT["公共设施"] for one in advice.neighbours)


def test_labels_that_have_nothing_to_do_with_the_words_are_reported_as_bad_and_not_suggested(cast):
    load(300, shuffled=True)
    model = train(WHICH, TOWN)
    assert model.measured.asked == 60 and model.measured.accuracy < 0.6
    advice = advise(WHICH, ASKED, VILLAGE, cast.li)
    assert advice.labels == () and "没有明显好过" in advice.why_not


def test_the_examination_counts_classes_that_came_too_late_to_learn():
    model = learned(["路灯", "污水"] * 20 + ["新事"] * 10)
    assert model.measured.asked == 10 and model.measured.right == 0 and not model.usable


def test_the_examination_is_not_part_of_what_was_learned_for_it():
    """Each of the last texts exists once and its label only there: a model that had seen them would know them."""
    odd = [Example(f"x{n}", f"独一无二的话{'甲乙丙丁戊己庚辛壬癸'[n]}", "路灯" if n % 2 else "污水") for n in range(10)]
    found = learn(
        examples(["路灯", "污水"] * 20) + odd, least=20, least_each=3, held_out=20, on=MONDAY.date()
    )  # fmt: skip
    assert found.measured.right < 10


def test_with_too_little_history_it_says_so(cast):
    load(20)
    train(WHICH, TOWN)
    advice = advise(WHICH, ASKED, VILLAGE, cast.li)
    assert advice.labels == () and "现有20件,至少要100件" in advice.why_not


def test_one_class_alone_is_no_choice():
    assert not learned(["路灯"] * 50).usable


def test_before_anything_was_learned_it_says_so(cast):
    assert "还没有学习过" in advise(WHICH, ASKED, VILLAGE, cast.li).why_not


def test_a_town_never_learns_from_the_next_one_s_texts(cast):
    load(200, town=NEXT_TOWN)
    assert train(WHICH, TOWN).size == 0 and train(WHICH, NEXT_TOWN).size == 200
    advice = advise(WHICH, ASKED, VILLAGE, cast.li)
    assert advice.labels == () and advice.neighbours == ()


def test_neighbours_are_only_those_that_the_person_may_see(cast, reported):
    mine = reported("桥头路灯不亮", unit="村镇建设服务中心")
    secret = reported("桥头路灯不亮了", unit="村镇建设服务中心")
    type(secret).objects.filter(pk=secret.pk).update(secrecy="handler", handler="somebody")
    assert [one.case for one in advise(WHICH, ASKED, VILLAGE, cast.li).neighbours] == [mine]
    assert advise(WHICH, ASKED, VILLAGE, cast.zhou).neighbours == ()


def test_a_matter_of_limited_secrecy_teaches_nobody(reported):
    case = reported("桥头路灯不亮", unit="村镇建设服务中心")
    assert len(history(WHICH, TOWN)) == 1
    type(case).objects.filter(pk=case.pk).update(secrecy="organ")
    assert history(WHICH, TOWN) == []


def test_the_model_comes_back_from_the_shelf_and_holds_no_word(home, cast):
    load(200)
    kept, back = train(WHICH, TOWN), shelf.get(WHICH.code, TOWN)
    assert back.labels == kept.labels and back.measured == kept.measured and back.snapshot == kept.snapshot
    assert back.best("路灯不亮") == kept.best("路灯不亮")
    path = shelf.place_of(WHICH.code, TOWN)
    assert path.stat().st_mode & 0o077 == 0
    with np.load(path, allow_pickle=False) as file:
        assert "路灯" not in str(file["about"])


def test_a_file_that_was_tampered_with_is_learned_anew(cast):
    load(20)
    train(WHICH, TOWN)
    shelf.place_of(WHICH.code, TOWN).write_bytes(b"cos\nsystem\n")
    assert "还没有学习过" in advise(WHICH, ASKED, VILLAGE, cast.li).why_not


def test_the_snapshot_changes_with_the_history_and_only_with_it():
    one, same, other = learned(["路灯", "污水"] * 20), learned(["路灯", "污水"] * 20), learned(["路灯"] * 40)
    assert one.snapshot == same.snapshot != other.snapshot


def test_what_was_learned_today_is_not_stale_until_tomorrow(people):
    assert (WHICH, TOWN) in stale()
    train(WHICH, TOWN)
    assert (WHICH, TOWN) not in stale()
    with use_now(MONDAY + timedelta(days=1)):
        assert (WHICH, TOWN) in stale()


def test_a_text_without_words_gets_no_suggestion(cast):
    load(200)
    train(WHICH, TOWN)
    assert "没有可以比对的文字" in advise(WHICH, "", VILLAGE, cast.li).why_not
