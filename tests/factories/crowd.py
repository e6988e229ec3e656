"""Many located matters at once, through the bulk loader: reports of the grid, spread over a town."""

from datetime import timedelta

from yifa.ground.calendar import now
from yifa.ground.identity.actor import Actor
from yifa.records.cases.loading import History, Move, load_histories

HOUSE = Actor.system("tests")
WEST, SOUTH, SIDE = 106.5, 29.5, 0.2
REPORT = {"title": "演示:路面破损", "category": "公共设施", "place": "演示路口"}


def spread(count, *, town="500155117", days=0, closed=False, west=WEST, name=""):
    """``count`` events of ``town``, reported ``days`` ago, each at a place of its own."""
    at = now() - timedelta(days=days, minutes=count)
    more = (("settle_on_the_spot", {"result": "演示"}), ("close", {"found": "演示", "reporter_satisfied": True}))

    def history(number):
        spot = {"lon": west + number * 7919 % 10007 / 10007 * SIDE, "lat": SOUTH + number * 6101 % 10009 / 10009 * SIDE}
        first = Move("report", {**REPORT, **spot}, at + timedelta(seconds=number), HOUSE)
        later = tuple(Move(step, data, at + timedelta(seconds=number + 1), HOUSE) for step, data in more)
        moves = (first, *later) if closed else (first,)
        return History("grid_event", f"{town}000", f"{town}-ZZZX", moves, f"{name}{town}-{days}-{closed}-{number}")

    loaded = load_histories((history(number) for number in range(count)), by=HOUSE)
    assert loaded.written == count, loaded.refused[:1]
