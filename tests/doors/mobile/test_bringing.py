"""What the phone sends arrives once, by the verbs and permissions of every other door."""

import io
from datetime import timedelta

import pytest
from factories.phone import EVENT, PLACE, an_hour_ago, envelope, post, report
from PIL import Image

from yifa.ground.calendar import now
from yifa.ground.ledger.models import Entry
from yifa.records.activities.models import Activity
from yifa.records.cases.models import Case, StepTaken
from yifa.records.documents.evidence import read_evidence
from yifa.records.documents.models import Document

pytestmark = pytest.mark.django_db


@pytest.fixture
def phone(client, people, settings, tmp_path, clock):
    """The clock stands still, so that times can be compared."""
    settings.YIFA_EVIDENCE_DIR = tmp_path

    def of(name):
        client.force_login(getattr(people, name))
        return client

    return of


def photo():
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (29.0, 33.0, 1.0)}
    held = io.BytesIO()
    Image.new("RGB", (60, 40)).save(held, "JPEG", exif=exif)
    return held.getvalue()


def test_a_report_becomes_a_case_with_both_times(phone):
    typed = an_hour_ago()
    answer = post(phone("feng"), report(typed=typed))
    step = StepTaken.objects.get()
    assert answer.status_code == 201 and answer.json()["code"] == Case.objects.get().code
    assert (step.entered_at, step.at) == (typed, now())


def test_sending_twice_changes_nothing(phone):
    told = report()
    first, second = (post(phone("feng"), told, picture_0=photo()) for _ in range(2))
    assert first.json()["code"] == second.json()["code"]
    assert (Case.objects.count(), Document.objects.count()) == (1, 1)


def test_a_phone_whose_clock_runs_ahead_is_set_right(phone):
    ahead = now() + timedelta(hours=3)
    post(phone("feng"), report(sent=ahead, typed=ahead - timedelta(minutes=30)))
    step = StepTaken.objects.get()
    assert step.at - step.entered_at == timedelta(minutes=30)


def test_a_phone_set_back_moves_no_lawful_day(phone):
    post(phone("feng"), report(typed=now() - timedelta(days=400)))
    assert Case.objects.get().opened_at == now()


def test_a_picture_loses_its_position_on_the_server_too(phone):
    post(phone("feng"), report(), picture_0=photo())
    row = Document.objects.get()
    assert row.kind == "scene_photo" and row.facts["step"] == 1
    assert not Image.open(io.BytesIO(read_evidence(row))).getexif()


def test_a_file_that_is_no_picture_takes_the_whole_entry_back(phone):
    answer = post(phone("feng"), report(), picture_0=b"MZ program")
    assert answer.status_code == 422 and "程序" in answer.json()["sentence"]
    assert not Case.objects.exists()


def test_the_first_of_two_stands_and_the_second_learns_how_it_stands(phone):
    code = post(phone("feng"), report()).json()["code"]
    post(phone("li"), envelope("step", code=code, step="push_up", version=1, data={"reason": "演示:村里办不了"}))
    late = post(phone("feng"), envelope("step", code=code, step="accept_in_village", version=1, data={}))
    told = late.json()
    assert late.status_code == 409 and told["why"] == "conflict" and "测试·李办事员" in told["sentence"]
    assert told["now"]["version"] == 2 and told["now"]["latest"][0]["name"] == "上报镇"
    assert "演示:村里办不了" not in late.content.decode()


def test_a_wrong_form_is_refused_field_by_field(phone):
    answer = post(phone("feng"), report() | {"data": {**EVENT, "title": ""}})
    assert answer.status_code == 422 and "title" in answer.json()["fields"]


@pytest.mark.parametrize(("who", "status"), [("zhou", 422), ("wang", 403), ("chen", 403)])
def test_strangers_and_other_posts_report_nothing_here(phone, who, status):
    assert post(phone(who), report()).status_code == status and not Case.objects.exists()


def test_the_next_township_cannot_touch_a_case(phone):
    code = post(phone("feng"), report()).json()["code"]
    step = envelope("step", code=code, step="accept_in_village", version=1, data={})
    assert post(phone("zhou"), step).status_code == 404


def test_nobody_logged_in_is_asked_to(client, people):
    answer = post(client, report())
    assert answer.status_code == 401 and "登录" in answer.json()["sentence"]


@pytest.mark.parametrize("broken", ["", "[]", "{}", '{"key": "x", "data": []}', "[" * 5000])
def test_what_cannot_be_read_is_refused_in_words(phone, broken):
    answer = phone("feng").post("/m/entries/", {"entry": broken})
    assert answer.status_code == 422 and "没有传完整" in answer.json()["sentence"]


@pytest.mark.parametrize(
    ("typed", "sent"),
    [("0001-01-01T00:00:00+08:00", ""), ("9999-12-31T23:59:59-08:00", ""), ("", "0001-01-01T00:00:00+14:00"),
     ("", "9999-12-31T23:59:59+00:00"), ("0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59+00:00")],
)  # fmt: skip
def test_a_clock_that_no_calendar_holds_is_refused_and_breaks_nothing(phone, typed, sent):
    told = report()
    told |= {"entered_at": typed or told["entered_at"], "sent_at": sent or told["sent_at"]}
    answer = post(phone("feng"), told)
    assert answer.status_code == 422 and not Case.objects.exists()


def test_a_round_is_logged_once(phone):
    told = envelope(
        "activity", activity="patrol", division=PLACE, held_on=f"{now():%Y-%m-%d}",
        data={"subject": "演示:汛期河道巡查", "visited": "4"},
    )  # fmt: skip
    assert [post(phone("feng"), told).status_code for _ in range(2)] == [201, 201]
    assert Activity.objects.get().facts["visited"] == 4
    assert post(phone("feng"), told | {"key": "k2", "held_on": "2099-01-01"}).status_code == 422
    assert post(phone("feng"), told | {"key": "k3", "division": "500155118000"}).status_code == 422


def test_a_discard_is_noted_once_with_its_reason(phone):
    code = post(phone("feng"), report()).json()["code"]
    told = envelope("discard", code=code, step="accept_in_village", why="别人已经办了")
    for _ in range(2):
        assert post(phone("feng"), told, to="/m/discards/").status_code == 201
    assert Entry.objects.filter(body__contains="mobile.entry_discarded").count() == 1
    assert post(phone("feng"), told | {"key": "k2", "why": ""}, to="/m/discards/").status_code == 422


def test_a_place_beyond_the_own_area_is_refused(phone):
    assert post(phone("feng"), report() | {"division": "500155118000"}).status_code == 422
    assert PLACE.startswith("500155117")
