"""What Python's collector of cycles need not go through again (常驻内存): the house itself, once it stands.

A started house is a million objects that live as long as the process. The collector visits them all at each full
round, a quarter of a second, in the middle of somebody's page or 50 times in an import.
"""

import atexit
import gc

YOUNG, MIDDLE, OLD = 20_000, 20, 20
"""New objects before a round, rounds before the next older generation's. A chunk of an import makes 100,000."""


def settle() -> None:
    """Set apart what has been loaded so far; call it when the program has started."""
    gc.collect()
    gc.freeze()
    atexit.register(gc.unfreeze)  # a library's own end looks for what was left behind, and says so to the user
    gc.set_threshold(YOUNG, MIDDLE, OLD)
