"""yifa suggest: learn suggestions anew from the store's own history, and say how good they are."""

from typing import Annotated, Any

import typer

from yifa.doors.cli.console import answer, bars, messages, unable
from yifa.ground.places.codes import PlaceCodeError, prefix_of
from yifa.readers.likeness import shelf
from yifa.readers.likeness.declared import SUGGESTIONS
from yifa.readers.likeness.learning import Learned
from yifa.readers.likeness.suggesting import scopes, stale, train

commands = typer.Typer(help="建议:从本地历史学习派给哪个单位、归哪一类,并如实报告准确率")


@commands.command("train")
def train_all(
    scope: Annotated[list[str] | None, typer.Option(help="只学这些管辖区划(代码);不写就是全部岗位的")] = None,
) -> None:
    """重新学习;只用各自管辖范围内的历史。"""
    try:
        wanted = [prefix_of(one) for one in scope] if scope else scopes()
    except PlaceCodeError as wrong:
        unable(f"{wrong}。")
    if not wanted:
        unable("还没有任何岗位,不知道学哪里的历史。请先 yifa account 设置岗位,或用 --scope 指定区划代码。")
    pairs = [(suggestion, one) for suggestion in SUGGESTIONS for one in wanted]
    told = []
    with bars() as progress:
        task = progress.add_task("学习", total=len(pairs))
        for suggestion, one in pairs:
            progress.update(task, description=f"{suggestion.name} {one}")
            told.append(_told(suggestion.code, one, train(suggestion, one)))
            progress.advance(task)
    answer(told)
    usable = sum(line["usable"] for line in told)
    messages.print(f"学完 {len(told)} 项,其中 {usable} 项可以作建议;其余历史太少或检验没有明显好过猜最多的一类。")


@commands.command("show")
def show() -> None:
    """现在有哪些建议模型、什么时候学的、准确率多少。"""
    held = [(one.code, scope, shelf.get(one.code, scope)) for one in SUGGESTIONS for scope in scopes()]
    answer([_told(code, scope, model) for code, scope, model in held if model])


def _told(code: str, scope: str, model: Learned) -> dict[str, Any]:
    held = model.measured
    return {
        "suggestion": code,
        "scope": scope,
        "usable": model.usable,
        "learned_from": model.size,
        "needed": model.needed,
        "classes": len(model.labels),
        "held_out": held.asked,
        "right": held.right,
        "accuracy": round(held.accuracy, 4) if held.asked else None,
        "always_the_commonest": round(held.usual / held.asked, 4) if held.asked else None,
        "learned_on": model.learned_on.isoformat(),
        "snapshot": model.snapshot,
    }


def keep_up(most: int = 1) -> int:
    """Learn what was not learned today, a few in one round, so that the clocks never wait for it; how many."""
    waiting = stale()[:most]
    for suggestion, scope in waiting:
        train(suggestion, scope)
    return len(waiting)
