from datetime import date
from string import digits

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from yifa.ground.ids import organization_check, resident_id_check, uscc_check, valid_resident_id, valid_uscc
from yifa.ground.ids.national import USCC_ALPHABET

uscc_bodies = st.builds(
    lambda head, region, tail: head + region + tail,
    st.text(USCC_ALPHABET, min_size=2, max_size=2),
    st.text(digits, min_size=6, max_size=6),
    st.text(USCC_ALPHABET, min_size=9, max_size=9),
)
resident_bodies = st.builds(
    lambda region, born, serial: f"{region:06d}{born:%Y%m%d}{serial:03d}",
    st.integers(110000, 659999),
    st.dates(date(1900, 1, 1)),
    st.integers(0, 999),
)


def test_published_samples():
    assert valid_uscc("91350100M000100Y43")
    assert organization_check("M000100Y") == "4"
    assert valid_resident_id("34052419800101001X")
    assert valid_resident_id("11010519491231002X")


@pytest.mark.parametrize("code", ["", "91350100M000100Y4", "9135O100M000100Y43", "91350100m000100y43"])
def test_wrong_organization_codes(code):
    assert not valid_uscc(code)


@pytest.mark.parametrize("body", ["34052419800230001", "34052419801301001"])
def test_a_birthday_must_exist(body):
    assert not valid_resident_id(body + resident_id_check(body))


@given(uscc_bodies, st.data())
def test_any_single_slip_in_an_organization_code_is_caught(body, data):
    code = body + uscc_check(body)
    assert valid_uscc(code)
    place = data.draw(st.integers(0, 17))
    wrong = data.draw(st.sampled_from(USCC_ALPHABET))
    assume(wrong != code[place])
    assert not valid_uscc(code[:place] + wrong + code[place + 1 :])


@given(resident_bodies, st.data())
def test_any_single_slip_or_exchange_in_a_resident_number_is_caught(body, data):
    code = body + resident_id_check(body)
    assert valid_resident_id(code)
    place = data.draw(st.integers(0, 16))
    wrong = data.draw(st.sampled_from(digits))
    if wrong != code[place]:
        assert not valid_resident_id(code[:place] + wrong + code[place + 1 :])
    if code[place] != code[place + 1]:
        assert not valid_resident_id(code[:place] + code[place + 1] + code[place] + code[place + 2 :])
