"""A withheld count cannot be had by subtraction from a total that is known."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yifa.ui.withholding import LEAST, published

cells = st.dictionaries(st.integers(0, 60), st.integers(0, 60), max_size=30)


def test_a_small_cell_takes_the_next_smallest_with_it():
    assert published({"a": 3, "b": 12, "c": 40, "d": 0}) == {"c": 40}
    assert published({"a": 3, "b": 8, "c": 12}) == {"c": 12}
    assert published({"a": 1, "b": 2, "c": 12, "d": 13}) == {"d": 13}
    assert published({"a": 10, "b": 11}) == {"a": 10, "b": 11}
    assert published({"a": 9}) == {}


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(cells)
def test_what_is_withheld_is_never_one_cell_nor_a_small_sum(counts):
    shown = published(counts)
    hidden = {key: count for key, count in counts.items() if count > 0 and key not in shown}
    assert all(count >= LEAST and counts[key] == count for key, count in shown.items())
    if hidden and shown:
        assert len(hidden) >= 2 and sum(hidden.values()) >= LEAST
