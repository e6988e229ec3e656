"""Going round and asking: what cannot be solved says which of the three it is; a factor may be handed to mediation."""

from typing import Any

import pytest
from domains.requests.playing import played
from factories.cast import Cast

from yifa.records.cases.image import CaseImage
from yifa.records.cases.refusal import Refused

FOUND = {"title": "村道破损", "category": "基础设施"}
UNIT = {"unit": "规划建设办公室"}


def handled(kind: str, first: str, cast: Cast, *rest: tuple[str, dict[str, Any]]) -> CaseImage:
    steps = [(first, cast.feng, FOUND), ("assign", cast.li, UNIT), *((step, cast.li, data) for step, data in rest)]
    return played(*steps, kind=kind)


def test_a_problem_is_resolved(cast: Cast) -> None:
    image = handled("public_problem", "register", cast, ("resolve", {"result": "已修复"}))
    assert (image.state, image.outcome) == ("resolved", "化解")


def test_an_unsolved_problem_says_which_kind_it_is(cast: Cast) -> None:
    ground = {"unsolved_because": "依法不能办", "ground": "基本农田不得占用"}
    image = handled("public_problem", "register", cast, ("explain", ground))
    assert (image.outcome, image.detail["unsolved_because"]) == ("未解决", "依法不能办")
    with pytest.raises(Refused) as refused:
        handled("public_problem", "register", cast, ("explain", {"ground": "说明"}))
    assert "unsolved_because" in refused.value.fields


def test_the_title_stays_private(cast: Cast) -> None:
    image = handled("public_opinion", "collect", cast)
    assert "title" not in image.steps[0].facts


@pytest.mark.parametrize(
    ("kind", "first", "last", "outcome"),
    [
        ("public_opinion", "collect", "answer", "采纳"),
        ("instability_factor", "screen", "defuse", "化解"),
        ("instability_factor", "screen", "hand_over", "移交"),
        ("hazard", "find", "remove", "排除"),
        ("hazard", "find", "pass_up", "上报"),
    ],
)
def test_each_ends_where_it_should(kind: str, first: str, last: str, outcome: str, cast: Cast) -> None:
    image = handled(kind, first, cast, (last, {"result": "办理完毕"}))
    assert (image.outcome, image.due_at) == (outcome, None)
