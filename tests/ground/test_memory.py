"""The collector of cycles leaves what stood at the start alone and still finds what comes after."""

import gc
import weakref

import pytest

from yifa.ground.memory import settle


class Ring:
    """An object that only the collector can take away."""

    def __init__(self):
        self.itself = self


@pytest.fixture
def as_before():
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


def test_what_stood_at_the_start_is_set_apart_and_later_rings_are_still_found(as_before):
    early = Ring()
    settle()
    assert gc.get_freeze_count() > 10_000
    late = Ring()
    kept, gone = weakref.ref(early), weakref.ref(late)
    del early, late
    gc.collect()
    assert kept() is not None and gone() is None
