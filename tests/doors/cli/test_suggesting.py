"""yifa suggest: what was learned, from how much, how good; and the daily round that learns anew."""

import json

import pytest
from factories.matters import MONDAY, TOWN, load
from typer.testing import CliRunner

from yifa.doors.cli.suggesting import keep_up
from yifa.ground.calendar import use_now
from yifa.readers.likeness.declared import SUGGESTIONS
from yifa.readers.likeness.suggesting import stale
from yifa.site.commands import program

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday(settings, tmp_path):
    settings.HOME = tmp_path
    with use_now(MONDAY):
        yield


def suggest(*words):
    return CliRunner().invoke(program, ["suggest", *words])


def test_training_reports_accuracy_on_the_held_out_part_and_the_commonest_class():
    load(200)
    ran = suggest("train", "--scope", TOWN)
    told = next(one for one in json.loads(ran.stdout) if one["suggestion"] == "grid_event.unit")
    assert (told["learned_from"], told["held_out"], told["usable"]) == (200, 40, True)
    assert told["accuracy"] == told["right"] / 40 > told["always_the_commonest"]
    assert "可以作建议" in ran.stderr


def test_too_little_history_is_said_and_no_accuracy_is_invented():
    told = json.loads(suggest("train", "--scope", TOWN).stdout)
    assert {(one["usable"], one["accuracy"], one["learned_from"]) for one in told} == {(False, None, 0)}


def test_without_any_post_or_with_a_slip_in_the_code_it_says_what_to_do():
    assert suggest("train").exit_code == 2 and "--scope" in suggest("train").stderr
    assert suggest("train", "--scope", "50x").exit_code == 2


def test_everybody_s_area_is_learned_once_a_day(people):
    suggest("train")
    assert {one["scope"] for one in json.loads(suggest("show").stdout)} == {"500155", "500155117", "500155118"}
    assert stale() == [] and keep_up() == 0


def test_a_round_of_the_watch_learns_a_little(people):
    waiting = len(stale())
    assert waiting == len(SUGGESTIONS) * 3 and keep_up() == 1 and len(stale()) == waiting - 1
