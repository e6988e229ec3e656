import pytest
from hypothesis import given
from hypothesis import strategies as st

from yifa.ground.places.codes import PlaceCodeError, full, level_of, parent_of, prefix_of, range_of, within

codes = st.integers(11, 82).flatmap(lambda head: st.integers(0, 9_999_999_999).map(lambda tail: f"{head}{tail:010d}"))
prefixes = st.tuples(codes, st.sampled_from([2, 4, 6, 9, 12])).map(lambda pair: pair[0][: pair[1]])


@pytest.mark.parametrize(
    ("code", "prefix", "level", "parent"),
    [
        ("500155117000", "500155117", 4, "500155"),
        ("360281000000", "360281", 3, "3602"),
        ("360281", "360281", 3, "3602"),
        ("360200000000", "3602", 2, "36"),
        ("36", "36", 1, ""),
        ("500155117200", "500155117200", 5, "500155117"),
        ("441900003", "441900003", 4, "4419"),
    ],
)
def test_reading_a_code(code, prefix, level, parent):
    assert (prefix_of(code), level_of(code), parent_of(code)) == (prefix, level, parent)
    assert prefix_of(full(code)) == prefix


@pytest.mark.parametrize("code", ["", "5", "50015511", "50015511x", "５００１５５", "5001551170000", "000000"])
def test_what_is_no_code_is_refused(code):
    with pytest.raises(PlaceCodeError, match="不是区划代码"):
        prefix_of(code)


@given(codes, prefixes)
def test_the_range_holds_exactly_what_lies_within(code, prefix):
    low, high = range_of(prefix)
    assert (low <= full(code) < high) == within(code, prefix)


@given(prefixes)
def test_a_scope_holds_itself_and_its_range_is_digits(prefix):
    assert within(full(prefix), prefix)
    assert all(bound.isdigit() for bound in range_of(prefix))


def test_the_last_prefix_has_a_range_too():
    low, high = range_of("99")
    assert low <= "999999999999" < high


def test_a_neighbour_is_not_within_and_an_empty_scope_holds_nothing():
    assert not within("500155118200", "500155117")
    assert not within("500155", "500155117")
    assert not within("500155117", "")
